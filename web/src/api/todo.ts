// What waits for whoever is here, of all kinds in one list. Asked by the home page and by the count in the top bar.
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose } from 'vue'
import { onNews } from './events'
import { onWritten, request } from './client'
import { keys } from './keys'

export interface TodoRow {
  kind: string
  title: string
  unit_name: string | null
  due: string | null
  days_left: number | null
  /** The page to act on it: a path of the console, or a record's name. */
  page: string
  id: string
  campaign?: string | null
  school?: string | null
  /** Of a ledger: how many of its rows are past their day, and how many soon will be. */
  expired?: number
  soon?: number
}
export interface Todo {
  rows: TodoRow[]
  counts: Record<string, number>
}

const asked_again_ms = 120_000

export const loadTodo = (signal?: AbortSignal): Promise<Todo> => request('/api/todo', { signal })

export function useTodo() {
  return useQuery({
    queryKey: keys.todo,
    queryFn: ({ signal }) => loadTodo(signal),
    refetchInterval: asked_again_ms,
  })
}

const soon_ms = 1_000
/** What makes work for others the moment it is issued. */
const issued_records: ReadonlySet<string> = new Set(['notices', 'campaigns'])

/** While it lives, what is issued to whoever is here, and what their own work makes or finishes, shows in the to-dos at
 *  once: asked again once for many changes. */
export function useTodoNews(): void {
  const queries = useQueryClient()
  let timer: ReturnType<typeof setTimeout> | undefined
  function askSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      void queries.invalidateQueries({ queryKey: keys.todo })
    }, soon_ms)
  }
  const stop = onNews((news) => issued_records.has(news.record) && askSoon())
  onWritten(askSoon)
  onScopeDispose(() => {
    stop()
    onWritten(() => undefined)
    clearTimeout(timer)
  })
}

export const todoTotal = (todo: Todo | undefined): number =>
  Object.values(todo?.counts ?? {}).reduce((sum, count) => sum + count, 0)

/** What a ledger's task counts, each with its number: the page has the words. */
export const expiringParts = (row: TodoRow): { key: 'expired' | 'soon'; n: number }[] =>
  (['expired', 'soon'] as const).flatMap((key) => ((row[key] ?? 0) > 0 ? [{ key, n: row[key] ?? 0 }] : []))

/** Where a to-do is acted on. */
export function todoPath(row: Pick<TodoRow, 'page' | 'id'>): string {
  if (row.page.startsWith('/')) return row.page
  return row.id === '' ? `/records/${row.page}` : `/records/${row.page}?open=${encodeURIComponent(row.id)}`
}
