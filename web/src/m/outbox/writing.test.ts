// A keystroke is kept when its transaction is complete; a page that is put away before loses nothing.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Draft } from './keeping'
import { keyOf, openStore, type Store } from './store'
import { Writing } from './writing'

const noon = new Date('2026-11-24T04:00:00.000Z')
const draft = (note: string): Draft => ({ point: '1.1', outcome: 'pass', value: null, note, photos: [], person: null, measure: null, due: null })
let store: Store
let count = 0
const kept = async (): Promise<{ note: string | null; answered_at: string } | undefined> => (await store.get('answers', keyOf('us_1', 'in_1', '1.1')))?.answer

beforeEach(async () => {
  store = await openStore(`writing-${(count += 1)}`)
})
afterEach(() => {
  vi.restoreAllMocks()
  store.close()
})

it('is open until its transaction is complete', async () => {
  const writing = new Writing(store, () => 'us_1', 'in_1')
  const done: string[] = []
  const transaction = vi.spyOn(store, 'transaction')
  const keeping = writing.keep(draft('门卫'), [], noon).then(() => done.push('said'))
  transaction.mock.results[0]?.value.addEventListener('complete', () => done.push('complete'))
  expect(writing.isOpen('1.1')).toBe(true)
  await keeping
  expect(done).toEqual(['complete', 'said'])
  expect(writing.isOpen('1.1')).toBe(false)
  expect(transaction.mock.calls[0]?.[2]).toEqual({ durability: 'strict' })
})

it('survives a page that is put away in the middle of it', async () => {
  const writing = new Writing(store, () => 'us_1', 'in_1')
  const stop = writing.watch(() => noon)
  const transaction = vi.spyOn(store, 'transaction')
  const photo = { key: 'local:a', unit: 'sc_1', name: '门.jpg', bytes: new Uint8Array([1]).buffer }
  const first = writing.keep(draft('门卫二'), [photo], noon).catch(() => 'aborted')
  const second = writing.keep(draft('门卫二人'), [], noon).catch(() => 'aborted')
  const interrupted = transaction.mock.results.map((one): IDBTransaction => one.value)
  window.dispatchEvent(new Event('pagehide'))
  // The page is gone: what waits for a further turn of it never gets one.
  for (const one of interrupted) one.abort()
  expect(await Promise.all([first, second])).toEqual(['aborted', 'aborted'])
  expect((await kept())?.note).toBe('门卫二人')
  expect((await store.get('photos', 'local:a'))?.name).toBe('门.jpg')
  stop()
})

it('flushed, comes after the answer that was in sight, and not twice', async () => {
  const writing = new Writing(store, () => 'us_1', 'in_1')
  writing.saw('1.1', '2026-11-24T05:00:00.000Z')
  const keeping = writing.keep(draft('更正'), [], noon)
  writing.flush(noon)
  await keeping
  expect((await kept())?.answered_at).toBe('2026-11-24T05:00:00.001Z')
  const transaction = vi.spyOn(store, 'transaction')
  writing.flush(noon)
  expect(transaction).not.toHaveBeenCalled()
})
