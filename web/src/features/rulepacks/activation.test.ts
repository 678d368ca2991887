import { expect, test } from 'vitest'
import { activationFields, settingsOf, startValues } from './activation'

const parameters = [
  { name: 'rounding', label: '取整', choices: ['floor', 'ceil'], value: 'floor', min: null, max: null },
  { name: 'step', label: '增配基数', choices: [], value: '500', min: 100, max: 1000 },
]
const words = { unit: '单位', day: '启用日期', reason: '依据', group: '参数', choice: (name: string) => (name === 'ceil' ? '进一' : name) }

test('a parameter is asked for by its kind, within its bounds', () => {
  const fields = activationFields({ parameters }, words)
  expect(fields.map((field) => field.name)).toEqual(['unit', 'in_force_from', 'set.rounding', 'set.step', 'reason'])
  expect(fields[2]).toMatchObject({ kind: 'choice', choices: [{ name: 'floor', label: { zh: 'floor' } }, { name: 'ceil', label: { zh: '进一' } }] })
  expect(fields[3]).toMatchObject({ kind: 'decimal', min: 100, max: 1000 })
})

test('it starts today, or when the pack does, with what the pack says', () => {
  expect(startValues({ parameters, effective_from: '2018-09-06' }, '2026-11-25')).toEqual({ in_force_from: '2026-11-25', 'set.rounding': 'floor', 'set.step': 500 })
  expect(startValues({ parameters: [], effective_from: '2027-01-01' }, '2026-11-25')).toEqual({ in_force_from: '2027-01-01' })
})

test('settings are what was chosen, and the pack where nothing was', () => {
  expect(settingsOf({ parameters }, { 'set.rounding': 'ceil', 'set.step': 600 })).toEqual([{ name: 'rounding', value: 'ceil' }, { name: 'step', value: '600' }])
  expect(settingsOf({ parameters }, {})).toEqual([{ name: 'rounding', value: 'floor' }, { name: 'step', value: '500' }])
})
