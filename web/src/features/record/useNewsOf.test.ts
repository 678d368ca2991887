import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { startNews, stopNews } from '@/api/events'
import { useNewsOf } from './useNewsOf'

const line = (id: string, own: boolean, event = 'guards.changed'): string =>
  `id: 1\nevent: ${event}\ndata: ${JSON.stringify({ seq: 1, event, record: 'guards', id, unit_path: '/45/', at: '', own })}\n\n`

/** The server's stream says these lines and stays open. */
function hears(...lines: string[]): void {
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(lines.join(''))) })
  vi.stubGlobal('BroadcastChannel', undefined) // every tab reads its own
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })))
  startNews()
}

afterEach(() => {
  stopNews()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('what others change is counted, what one changed elsewhere is read again, what is on the screen is neither', async () => {
  vi.useFakeTimers()
  const refresh = vi.fn()
  const scope = effectScope()
  const news = scope.run(() => useNewsOf('guards', refresh))
  hears(line('mine', true))
  await vi.advanceTimersByTimeAsync(500)
  news?.expect('mine') // the answer comes after the news
  await vi.advanceTimersByTimeAsync(2_000)
  expect([news?.count.value, refresh.mock.calls.length]).toEqual([0, 0])

  stopNews()
  hears(line('theirs', false), line('elsewhere', true), line('taken', true, 'guards.exported'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect([news?.count.value, refresh.mock.calls.length]).toEqual([1, 1])
  scope.stop()
})
