import { expect, test } from 'vitest'
import type { RecordDescription } from '@/api/records'
import { findingsFor, initialsOf } from './finding'

const book = (name: string): RecordDescription => ({ name, path: `/api/${name}`, label: { zh: name, en: name }, group: { zh: '', en: '' }, fields: [], default_sort: '-id', actions: [] })
const books = ['units', 'schools', 'hazards'].map(book)
const pages = [
  { path: '/', name: '工作台' },
  { path: '/records/hazards', name: '隐患' },
  { path: '/records/schools', name: '学校' },
]
const find = (q: string, found: Parameters<typeof findingsFor>[2] = [], offered = pages): ReturnType<typeof findingsFor> => findingsFor(q, offered, found, books, (noun) => `all ${noun}`, (one) => one.name)
const row = (id: string, more: Partial<{ texts: { field: string; text: string }[]; unit_name: string }> = {}) => ({ id, name: `name ${id}`, texts: [], unit_name: null, ...more })

test('pages are found by their name and by its initials', () => {
  expect(find('').flatMap((group) => group.findings.map((one) => one.name))).toEqual(['工作台', '隐患', '学校'])
  expect(find('患').flatMap((group) => group.findings.map((one) => one.to.path))).toEqual(['/records/hazards'])
  expect(find('XX').flatMap((group) => group.findings.map((one) => one.to.path))).toEqual(['/records/schools'])
  expect(find('none')).toEqual([])
})

test('initials are those of the pinyin, and other characters stay', () => {
  expect(initialsOf('工作台')).toBe('gzt')
  expect(initialsOf('安园A1')).toBe('ayA1'.toLowerCase())
})

test('books stand in the order of the menu; units are left out where their page is not offered', () => {
  const found = ['units', 'schools', 'hazards'].map((record) => ({ record, rows: [row(record)], more: false }))
  expect(find('name', found).map((group) => group.of)).toEqual(['hazards', 'schools'])
  const all = find('name', found, [...pages, { path: '/units', name: '单位' }])
  expect(all.map((group) => group.of)).toEqual(['hazards', 'schools', 'units'])
  expect(all[2]?.findings[0]?.to).toEqual({ path: '/units', query: { open: 'units' } })
})

test('a row says what tells it from others, and a list with more leads to all of them', () => {
  const [group] = find('name', [{ record: 'hazards', rows: [row('h1', { texts: [{ field: 'title', text: '围墙' }, { field: 'person', text: 'name h1' }], unit_name: '朝阳小学' })], more: true }])
  expect(group?.findings).toEqual([
    { to: { path: '/records/hazards', query: { open: 'h1' } }, name: 'name h1', note: '围墙 · 朝阳小学' },
    { to: { path: '/records/hazards', query: { q: 'name' } }, name: 'all hazards', note: '', is_more: true },
  ])
})
