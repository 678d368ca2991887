import { expect, test } from 'vitest'
import { inOrder, isOfTheFour, rowsBehind, unverifiedPart, worstFirst } from './rates'

const counts = (name: string, percent: number | null, failed = 0) => ({ name, percent, failed, passed: 0, partial: 0, unknown: 0, not_applicable: 0, unverified: 0 })

test('the four that every school is to reach come first', () => {
  const rates = ['guards_certified', 'guard_post', 'gates_protected', 'guards_staffed', 'closed_management'].map((rate) => ({ rate }))
  expect(inOrder(rates).map((one) => one.rate)).toEqual(['closed_management', 'guards_staffed', 'guard_post', 'guards_certified', 'gates_protected'])
  expect(isOfTheFour('guard_post')).toBe(true)
  expect(isOfTheFour('gates_protected')).toBe(false)
})

test('the worst unit stands first, and where nothing can be told is neither worst nor best but last', () => {
  const rows = [counts('none', null), counts('good', 100), counts('bad', 20, 1), counts('worse', 20, 9), counts('nought', 0, 2)]
  expect(worstFirst(rows).map((row) => row.name)).toEqual(['nought', 'worse', 'bad', 'good', 'none'])
})

test('what rests on an unverified text is told of all schools, of some or of none', () => {
  const of = (unverified: number) => unverifiedPart({ ...counts('of', 50, 2), passed: 2, unknown: 1, unverified })
  expect([of(0), of(2), of(5)]).toEqual(['none', 'some', 'all'])
})

test('a number opens exactly its rows', () => {
  expect(rowsBehind('450305', 'guards_staffed', 'unknown', '')).toEqual({ path: '/records/judgements', query: { unit: '450305', 'f.feeds': 'guards_staffed', 'f.verdict': 'unknown' } })
  expect(rowsBehind('450305', 'guards_staffed', 'unknown', 'rural')).toEqual({ path: '/records/judgements', query: { unit: '450305', 'f.feeds': 'guards_staffed', 'f.verdict': 'unknown', 'f.area': 'rural' } })
})
