// How many records of a kind others changed since the list was read. One's own changes are no news: what was changed here
// is on the screen already, and for what was changed elsewhere the list is read again.
import { computed, onScopeDispose, ref } from 'vue'
import { onNews } from '@/api/events'

const own_echo_ms = 10_000
/** Long enough for the answer of a change made here, which news may overtake. */
const pause_ms = 1_000

export function useNewsOf(record: string, refresh: () => void) {
  const ids = ref<ReadonlySet<string>>(new Set())
  const mine = new Map<string, number>()
  const own = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const is_expected = (id: string): boolean => Date.now() - (mine.get(id) ?? 0) < own_echo_ms
  function refreshSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      if ([...own].some((id) => !is_expected(id))) refresh()
      own.clear()
    }, pause_ms)
  }
  const stop = onNews((news) => {
    // Who looked at a secret or took the list away is the auditor's news; the records are as they were.
    if (news.record !== record || /\.(revealed|exported\w*)$/.test(news.event)) return
    if (news.own) {
      own.add(news.id)
      refreshSoon()
    } else ids.value = new Set([...ids.value, news.id])
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return {
    count: computed(() => ids.value.size),
    /** Called for a record that one's own change has just brought on the screen. */
    expect: (id: string): void => void mine.set(id, Date.now()),
    clear: (): void => {
      ids.value = new Set()
    },
  }
}
