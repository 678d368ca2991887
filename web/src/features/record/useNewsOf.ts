// How many records of a kind others changed since the list was read. One's own changes are on the screen already.
import { computed, onScopeDispose, ref } from 'vue'
import { onNews } from '@/api/events'

const own_echo_ms = 10_000

export function useNewsOf(record: string) {
  const ids = ref<ReadonlySet<string>>(new Set())
  const mine = new Map<string, number>()
  const stop = onNews((news) => {
    // Who looked at a secret or took the list away is the auditor's news; the records are as they were.
    if (news.record !== record || /\.(revealed|exported\w*)$/.test(news.event)) return
    if (Date.now() - (mine.get(news.id) ?? 0) < own_echo_ms) return
    ids.value = new Set([...ids.value, news.id])
  })
  onScopeDispose(stop)
  return {
    count: computed(() => ids.value.size),
    /** Called before one's own change comes back as news. */
    expect: (id: string): void => void mine.set(id, Date.now()),
    clear: (): void => {
      ids.value = new Set()
    },
  }
}
