import { expect, test } from 'vitest'
import type { RecordDescription } from '@/api/records'
import type { Field } from '@/described/record'
import { columnsOf, exportName, filterWords, hiddenAtFirst, ofOneSchool } from './columns'
import { extended } from './extended'

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: { zh: `${name}名`, en: name },
  kind: 'text',
  required: false,
  read_only: false,
  list: 'shown',
  filter: true,
  sort: false,
  search: false,
  ...more,
})
const book: RecordDescription = {
  name: 'guards',
  path: '/api/guards',
  label: { zh: '保安员', en: 'Guards' },
  group: { zh: '学校台账', en: 'Files' },
  label_field: 'name',
  default_sort: '-id',
  fields: [
    field('state', { kind: 'choice', choices: [{ name: 'on', label: { zh: '在岗', en: 'On' } }] }),
    field('name', { sort: true }),
    field('phone', { list: 'available' }),
    field('path', { list: 'never' }),
    field('age', { kind: 'integer' }),
  ],
  actions: [],
}
const words = { pick: (label: { zh: string } | undefined) => label?.zh ?? '', yes: '是', no: '否', files: (n: number) => `${n} 个文件`, until: '至', expiry: (state: string) => state }
const cell = {}

test('at a school nothing says which school a row is of, but a record named by it keeps its name', () => {
  const school = field('school', { kind: 'reference', record: 'schools' })
  const names = (of: RecordDescription): string[] => ofOneSchool(of).fields.map((one) => one.name)
  expect(names({ ...book, fields: [school, field('name')] })).toEqual(['name'])
  expect(names({ ...book, label_field: 'school', fields: [school, field('name')] })).toEqual(['school', 'name'])
})

test('the naming field leads and what is never listed is no column', () => {
  const columns = columnsOf(book, extended('guards', []), words, (key) => key)
  expect(columns.map((column) => column.name)).toEqual(['name', 'state', 'phone', 'age'])
  expect(columns[0]).toMatchObject({ sortable: true, align: 'start' })
  expect(columns[3]).toMatchObject({ align: 'end' })
  expect(columns[1]?.text({ id: '1', state: 'on' })).toBe('在岗')
  expect(hiddenAtFirst(book)).toEqual(['phone'])
})

test('features draw cells, hide fields and add columns, each for its own record', () => {
  const extension = extended('guards', [
    { record: 'guards', columns: { state: { cell, width: 90 } }, hidden_fields: ['age'] },
    { record: 'guards', computed_columns: [{ name: 'score', title: 'x.score', width: 80, cell, after: 'name' }] },
    { record: 'schools', hidden_fields: ['name'] },
  ])
  const columns = columnsOf(book, extension, words, (key) => `t:${key}`)
  expect(columns.map((column) => column.name)).toEqual(['name', 'score', 'state', 'phone'])
  expect(columns[1]?.title).toBe('t:x.score')
  expect(columns[2]).toMatchObject({ width: 90, cell })
})

test('an exported file is named by what is in it', () => {
  expect(filterWords(book.fields, { expiry: 'expired,soon' }, words)).toBe('expired、soon')
  const filters = { state: 'on', 'age.from': '18', 'age.to': '30' }
  expect(exportName(['七星区', '保安员', '', filterWords(book.fields, filters, words), '2026-11-24'])).toBe(
    '七星区_保安员_在岗 age名≥18 age名≤30_2026-11-24.xlsx',
  )
  expect(exportName(['a/b:c', '*?'])).toBe('a b c.xlsx')
})
