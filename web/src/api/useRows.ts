// The rows of a list as keyset pages: the first page when the question changes, the next one as the reader nears the
// end. An answer to an old question is aborted and never shown.
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { isAborted, Problem } from './problem'
import type { Page } from './records'

export type LoadPage<Row> = (cursor: string | null, signal: AbortSignal) => Promise<Page<Row>>

interface Identified {
  id: string
}

/** How far a search of a large table has come: through so many rows, or through more than so many. */
export interface Searched {
  looked_at: number
  is_more: boolean
}
const none_searched: Searched = { looked_at: 0, is_more: false }

const isShort = (page: Page<unknown>): boolean => page.next !== null && typeof page.looked_at === 'number'
/** A page that was full does not say how many rows it took. */
const searchedBy = (page: Page<unknown>, before: Searched): Searched =>
  isShort(page) ? { ...before, looked_at: before.looked_at + (page.looked_at ?? 0) } : { ...before, is_more: true }

export function useRows<Row extends Identified>(question: () => unknown, load: LoadPage<Row>, is_asked: Ref<boolean>) {
  const rows = shallowRef<Row[]>([])
  const next = ref<string | null>(null)
  const searched = shallowRef<Searched | null>(null)
  let behind = none_searched
  const busy = ref<'no' | 'first' | 'more'>('no')
  const problem = shallowRef<Problem | null>(null)
  const problem_of_more = shallowRef<Problem | null>(null)
  const loaded_at = ref<Date | null>(null)
  let asked = new AbortController()

  async function ask(cursor: string | null): Promise<void> {
    asked.abort()
    const mine = new AbortController()
    asked = mine
    busy.value = cursor === null ? 'first' : 'more'
    problem_of_more.value = null
    try {
      const page = await load(cursor, mine.signal)
      if (mine.signal.aborted) return
      rows.value = cursor === null ? page.rows : rows.value.concat(page.rows)
      next.value = page.next
      behind = searchedBy(page, cursor === null ? none_searched : behind)
      searched.value = isShort(page) ? behind : null
      problem.value = null
      loaded_at.value = new Date()
    } catch (failure) {
      if (mine.signal.aborted || isAborted(failure)) return
      const said = failure instanceof Problem ? failure : new Problem(0, 'broken_console', String(failure))
      if (cursor === null) problem.value = said
      else problem_of_more.value = said
    }
    busy.value = 'no'
  }

  const reload = (): Promise<void> => ask(null)
  const loadMore = (): void => {
    if (busy.value === 'no' && next.value !== null) void ask(next.value)
  }
  /** Shows a row as it is now, without asking for the list again. */
  const replace = (row: Row): void => {
    rows.value = rows.value.map((old) => (old.id === row.id ? row : old))
  }
  const remove = (id: string): void => {
    rows.value = rows.value.filter((row) => row.id !== id)
  }

  watch(
    () => (is_asked.value ? JSON.stringify(question()) : null),
    (asked_for) => {
      if (asked_for !== null) void ask(null)
    },
    { immediate: true },
  )
  onScopeDispose(() => asked.abort())

  return {
    rows,
    busy,
    problem,
    problem_of_more,
    loaded_at,
    /** What comes by itself as the reader nears the end. A search that stopped short goes on when told to. */
    has_more: computed(() => next.value !== null && searched.value === null),
    searched,
    is_new: computed(() => loaded_at.value === null),
    reload,
    loadMore,
    replace,
    remove,
  }
}
