// Asks again for what judgements and facts say once others, or the judge, changed them: one asking for many news.
import { useQueryClient, type QueryKey } from '@tanstack/vue-query'
import { onScopeDispose } from 'vue'
import { onNews } from './events'

const pause_ms = 1_000

export function useNewsRefresh(records: readonly string[], key: () => QueryKey): void {
  const queries = useQueryClient()
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onNews((news) => {
    if (!records.includes(news.record)) return
    timer ??= setTimeout(() => {
      timer = undefined
      void queries.invalidateQueries({ queryKey: key() })
    }, pause_ms)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
}
