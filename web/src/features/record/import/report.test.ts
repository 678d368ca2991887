import { expect, test } from 'vitest'
import { fileFault, writtenCount } from './report'

test('files that cannot be a workbook are told apart before they are sent', () => {
  expect(fileFault({ name: '学校.xlsx', size: 10 })).toBe('')
  expect(fileFault({ name: '学校.XLS', size: 10 })).toBe('old_workbook')
  expect(fileFault({ name: '学校.csv', size: 10 })).toBe('not_a_workbook')
  expect(fileFault({ name: '学校.xlsx', size: 0 })).toBe('empty')
  expect(fileFault({ name: '学校.xlsx', size: 21 * 1024 * 1024 })).toBe('too_large')
})

test('what would be written is what is new and what changes', () => {
  const report = { id: 'im_1', file_name: 'a.xlsx', state: 'checked', counts: { added: 3, changed: 2, same: 7, refused: 1 }, rows: [], next: null }
  expect(writtenCount(report)).toBe(5)
})
