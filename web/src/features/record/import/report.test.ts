import { expect, test } from 'vitest'
import { fileFault, headingsOf } from './report'

test('files that cannot be a workbook are told apart before they are sent', () => {
  expect(fileFault({ name: '学校.xlsx', size: 10 })).toBe('')
  expect(fileFault({ name: '学校.XLS', size: 10 })).toBe('old_workbook')
  expect(fileFault({ name: '学校.csv', size: 10 })).toBe('not_a_workbook')
  expect(fileFault({ name: '学校.xlsx', size: 0 })).toBe('empty')
  expect(fileFault({ name: '学校.xlsx', size: 21 * 1024 * 1024 })).toBe('too_large')
})

test('the table has each heading once, as it first appears', () => {
  const cell = (field: string) => ({ field, heading: `${field}!`, value: '', reason: null, message: null })
  const rows = [
    { row: 2, outcome: 'refused' as const, key: 'a', cells: [cell('name'), cell('code')] },
    { row: 3, outcome: 'refused' as const, key: 'b', cells: [cell('code'), cell('staff')] },
  ]
  expect(headingsOf(rows).map((one) => one.heading)).toEqual(['name!', 'code!', 'staff!'])
})
