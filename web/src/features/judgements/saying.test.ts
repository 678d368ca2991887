import { expect, test } from 'vitest'
import { saidValue, sayingFields, sourceOf } from './saying'

const may = (...permissions: string[]) => (permission: string) => permissions.includes(permission)

test('a school declares what no ledger tells and nothing else', () => {
  expect(sourceOf({ ledger: '' }, true, may('ledgers_write'))).toBe('declared')
  expect(sourceOf({ ledger: 'guards' }, true, may('ledgers_write'))).toBe(null)
  expect(sourceOf({ ledger: '' }, true, may())).toBe(null)
})

test('an inspector says what was seen, of anything', () => {
  expect(sourceOf({ ledger: 'guards' }, false, may('inspect'))).toBe('observed')
  expect(sourceOf({ ledger: '' }, false, may('ledgers_write', 'inspect'))).toBe('observed')
  expect(sourceOf({ ledger: '' }, false, may('ledgers_read'))).toBe(null)
})

test('the control follows the kind of the fact', () => {
  const label = { zh: '专职保安员数', en: 'Guards' }
  const note = { zh: '说明', en: 'Note' }
  const value = (type: 'boolean' | 'number' | 'text' | 'date', unit = '') => sayingFields({ type, label, unit, choices: [{ name: 'a', label }] }, note)[0]
  expect(value('boolean')).toMatchObject({ kind: 'boolean', required: true })
  expect(value('number', '名')).toMatchObject({ kind: 'decimal', unit: '名', min: 0 })
  expect(value('date')).toMatchObject({ kind: 'date' })
  expect(value('text')).toMatchObject({ kind: 'choice', choices: [{ name: 'a' }] })
})

test('a value goes as the server reads it, also when it stays what it was', () => {
  expect(saidValue({ value: false }, null)).toBe('false')
  expect(saidValue({ value: 0 }, 3)).toBe('0')
  expect(saidValue({ note: '复核' }, 3)).toBe('3')
  expect(saidValue({}, null)).toBe('')
})
