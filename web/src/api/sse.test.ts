import { expect, test } from 'vitest'
import { SseReader } from './sse'

test('events come out whole however the bytes are cut', () => {
  const stream = ': hello\nretry: 3000\n\nid: 7\nevent: hazard.found\ndata: {"a":1}\n\nid: 8\ndata: one\ndata: two\n\n'
  const expected = [
    { id: '7', event: 'hazard.found', data: '{"a":1}' },
    { id: '8', event: 'message', data: 'one\ntwo' },
  ]
  for (const size of [1, 2, 3, 7, stream.length]) {
    const reader = new SseReader()
    const events = []
    for (let at = 0; at < stream.length; at += size) events.push(...reader.read(stream.slice(at, at + size)))
    expect(events).toEqual(expected)
    expect(reader.retry_ms).toBe(3000)
  }
})

test('a half event waits for its end', () => {
  const reader = new SseReader()
  expect(reader.read('id: 1\r\ndata: x\r\n')).toEqual([])
  expect(reader.read('\r\n')).toEqual([{ id: '1', event: 'message', data: 'x' }])
})
