import { expect, test } from 'vitest'
import type { Field } from './field'
import { setClock } from '../words'
import { faultOf, isSame, wireValue } from './validate'

const field = (more: Partial<Field>): Field => ({
  name: 'x',
  label: { zh: '', en: '' },
  kind: 'text',
  required: false,
  read_only: false,
  list: 'shown',
  filter: false,
  sort: false,
  search: false,
  ...more,
})
const fault = (more: Partial<Field>, value: unknown): string => faultOf(field(more), value)?.key ?? ''

test('only what is required must be there', () => {
  expect(fault({ required: true }, ' '.trim())).toBe('required')
  expect(fault({ required: true, kind: 'choices' }, [])).toBe('required')
  expect(fault({}, null)).toBe('')
  expect(fault({ required: true, kind: 'boolean' }, false)).toBe('')
})

test('numbers keep their limits, both included', () => {
  const limits = { kind: 'integer' as const, min: 0, max: 50 }
  expect([fault(limits, '0'), fault(limits, 50), fault(limits, '51'), fault(limits, '1.5'), fault(limits, '三')]).toEqual(['', '', 'between', 'not_an_integer', 'not_a_number'])
  expect(fault({ kind: 'decimal', min: 1 }, '0.5')).toBe('at_least')
  expect(fault({ kind: 'decimal', max: 1 }, '1.5')).toBe('at_most')
})

test('full-width digits are the number they show', () => {
  expect([fault({ kind: 'integer', max: 50 }, '１２'), fault({ kind: 'integer', max: 50 }, '５１'), fault({ kind: 'decimal' }, '１．５')]).toEqual(['', 'at_most', ''])
  expect(wireValue(field({ kind: 'integer' }), '１２')).toBe(12)
})

test('a text is as long as its characters, not its bytes', () => {
  expect(fault({ length_max: 3 }, '护校园')).toBe('')
  expect(fault({ length_max: 3 }, '护校安园')).toBe('too_long')
})

test('a date is a day that exists', () => {
  expect([fault({ kind: 'date' }, '2026-11-24'), fault({ kind: 'date' }, '2026-13-01'), fault({ kind: 'date' }, '24.11.2026')]).toEqual(['', 'not_a_date', 'not_a_date'])
})

test('a day of what has happened is not after today, any other may be', () => {
  setClock('2026-11-24T16:30:00Z', 'Asia/Shanghai') // past midnight where the schools are
  const past = { kind: 'date' as const, past: true }
  expect([fault(past, '2026-11-25'), fault(past, '2026-11-26'), fault({ kind: 'date' }, '2026-11-26'), fault(past, '24.11.2026')]).toEqual(['', 'in_future', '', 'not_a_date'])
})

test('what goes over the wire is typed, trimmed, and null when it is nothing', () => {
  expect(wireValue(field({ kind: 'integer' }), ' 12 ')).toBe(12)
  expect(wireValue(field({}), ' 朝阳小学 ')).toBe('朝阳小学')
  expect(wireValue(field({}), '')).toBeNull()
  expect(wireValue(field({ kind: 'choices' }), [])).toEqual([])
})

test('nothing and nothing are the same, 0 and nothing are not', () => {
  expect(isSame(null, '')).toBe(true)
  expect(isSame(0, null)).toBe(false)
  expect(isSame(['a'], ['a'])).toBe(true)
})
