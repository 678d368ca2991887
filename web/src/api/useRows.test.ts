import { effectScope, nextTick, ref } from 'vue'
import { expect, test } from 'vitest'
import type { Page } from './records'
import { useRows } from './useRows'

interface Row {
  id: string
}
const page = (ids: string, next: string | null, looked_at: number | null = null): Page<Row> => ({
  rows: ids.split('').map((id) => ({ id })),
  next,
  looked_at,
})

/** A list whose answers are these, in turn; `asked` is the cursors it asked with. */
function listOf(answers: Page<Row>[]) {
  const asked: (string | null)[] = []
  const list = effectScope().run(() =>
    useRows<Row>(
      () => 'question',
      (cursor) => {
        asked.push(cursor)
        const answer = answers.shift()
        return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked too often'))
      },
      ref(true),
    ),
  )
  if (!list) throw new Error('no list')
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 5; i++) await nextTick()
  }
  return { asked, list, settle }
}

test('a page that is full is followed by the next as the reader nears its end', async () => {
  const { asked, list, settle } = listOf([page('ab', 'b'), page('c', null)])
  await settle()
  expect([list.has_more.value, list.searched.value]).toEqual([true, null])
  list.loadMore()
  await settle()
  expect([list.has_more.value, list.searched.value]).toEqual([false, null])
  expect([list.rows.value.length, asked]).toEqual([3, [null, 'b']])
})

test('a search that stopped short waits to be told, and says how far it has come', async () => {
  const { asked, list, settle } = listOf([page('', 'x', 20_000), page('a', 'y', 20_000), page('', null)])
  await settle()
  expect([list.has_more.value, list.searched.value]).toEqual([false, { looked_at: 20_000, is_more: false }])
  list.loadMore()
  await settle()
  expect([list.has_more.value, list.searched.value]).toEqual([false, { looked_at: 40_000, is_more: false }])
  list.loadMore()
  await settle()
  expect([list.has_more.value, list.searched.value]).toEqual([false, null])
  list.loadMore()
  await settle()
  expect([list.rows.value.length, asked]).toEqual([1, [null, 'x', 'y']])
})

test('behind a full page it is more than so many, and a new question begins anew', async () => {
  const { list, settle } = listOf([page('ab', 'b'), page('c', 'x', 20_000), page('', 'z', 20_000)])
  await settle()
  list.loadMore()
  await settle()
  expect(list.searched.value).toEqual({ looked_at: 20_000, is_more: true })
  await list.reload()
  expect(list.searched.value).toEqual({ looked_at: 20_000, is_more: false })
})
