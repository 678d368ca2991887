import { expect, test } from 'vitest'
import { columnWidth, fieldText, grouped, isWide, type Field } from './field'

const field = (more: Partial<Field>): Field => ({
  name: 'x',
  label: { zh: '名称', en: '' },
  kind: 'text',
  required: false,
  read_only: false,
  list: 'shown',
  filter: false,
  sort: false,
  search: false,
  ...more,
})
const words = { pick: (label: { zh: string } | undefined) => label?.zh ?? '', yes: '是', no: '否', files: (n: number) => `${n} 个文件`, until: '至', expiry: (state: string) => state }
const text = (more: Partial<Field>, row: Record<string, unknown>): string => fieldText(field(more), row, words)

test('unknown is a dash and nought is a nought', () => {
  expect([text({ kind: 'integer' }, {}), text({ kind: 'integer' }, { x: 0 }), text({ kind: 'integer' }, { x: 25000 })]).toEqual(['—', '0', '25,000'])
})

test('a reference shows its name, or at least its id', () => {
  expect(text({ kind: 'reference' }, { x: 'un_1', x_name: '七星区' })).toBe('七星区')
  expect(text({ kind: 'reference' }, { x: 'un_1' })).toBe('un_1')
  expect(text({ kind: 'reference' }, { x: null, x_name: null })).toBe('—')
})

test('choices read by their labels, a choice nobody knows by its name', () => {
  const choices = [{ name: 'a', label: { zh: '甲', en: '' } }]
  expect(text({ kind: 'choice', choices }, { x: 'a' })).toBe('甲')
  expect(text({ kind: 'choice', choices }, { x: 'b' })).toBe('b')
  expect(text({ kind: 'choices', choices }, { x: ['a', 'b'] })).toBe('甲、b')
})

test('two days or two years one after the other are a span', () => {
  const days = [field({ name: 'phase' }), field({ name: 'from', kind: 'date' }), field({ name: 'to', kind: 'date' })]
  expect(text({ kind: 'list', fields: days }, { x: [{ phase: '自查', from: '2026-10-04', to: '2026-10-18' }] })).toBe('自查 2026-10-04 至 2026-10-18')
  expect(text({ kind: 'list', fields: days }, { x: [{ phase: '自查', from: '2026-10-04', to: null }] })).toBe('自查 2026-10-04')
  const years = ['from', 'to'].map((name) => field({ name, kind: 'integer', min: 2000, max: 2100 }))
  expect(text({ kind: 'object', fields: years }, { x: { from: 2024, to: 2026 } })).toBe('2024 至 2026')
})

test('parts of a list read one after the other', () => {
  const fields = [field({ name: 'name' }), field({ name: 'count', kind: 'integer' })]
  expect(text({ kind: 'list', fields }, { x: [{ name: '盾牌', count: 4 }, { name: '头盔' }] })).toBe('盾牌 4；头盔')
})

test('of a part that is so or not, its name says that it is', () => {
  const fields = [field({ name: 'name' }), field({ name: 'leader', kind: 'boolean', label: { zh: '组长', en: '' } })]
  expect(text({ kind: 'list', fields }, { x: [{ name: '李局长', leader: true }, { name: '王局长', leader: false }] })).toBe('李局长 组长；王局长')
})

test('a year is no quantity', () => {
  expect([text({ kind: 'integer', min: 2000, max: 2100 }, { x: 2026 }), text({ kind: 'integer', min: 0, max: 9999 }, { x: 2026 })]).toEqual(['2026', '2,026'])
})

test('fields stand under their headings in the order of the description', () => {
  const groups = grouped([field({ name: 'a', group: { zh: '甲', en: '' } }), field({ name: 'b' }), field({ name: 'c', group: { zh: '甲', en: '' } })], words.pick)
  expect(groups.map((group) => [group.title, ...group.fields.map((one) => one.name)])).toEqual([['甲', 'a', 'c'], ['', 'b']])
})

test('a column is as wide as its longest choice and never narrower than its heading', () => {
  const choices = [{ name: 'a', label: { zh: '九年一贯制学校', en: '' } }]
  expect(columnWidth(field({ kind: 'choice', choices }), '类型', words.pick)).toBeGreaterThan(columnWidth(field({ kind: 'choice', choices: [] }), '类型', words.pick))
  expect(columnWidth(field({ kind: 'boolean' }), '是否列入重点督办名单', words.pick)).toBeGreaterThan(150)
})

test('only long texts and things of several parts take the whole width', () => {
  expect([isWide(field({ length_max: 120 })), isWide(field({ kind: 'choice', length_max: 200 })), isWide(field({ kind: 'multiline' }))]).toEqual([true, false, true])
})
