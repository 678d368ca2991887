import { expect, test } from 'vitest'
import type { RecordDescription } from '@/api/records'
import { relatedPath, relatedTabs } from './related'

const book = (name: string, group: string): RecordDescription => ({
  name,
  path: `/api/${name}`,
  label: { zh: name, en: name },
  group: { zh: group, en: group },
  fields: [],
  default_sort: '-id',
  actions: [],
})
const books = [book('schools', '学校台账'), book('guards', '学校台账'), book('hazards', '隐患'), book('users', '系统管理')]
const of = (row: { id: string }) => ({ unit: row.id })

test('a group brings every ledger of it but the record itself', () => {
  const tabs = relatedTabs([{ group: '学校台账', of }], books, 'schools', { id: 'sc_1', version: 1 })
  expect(tabs.map((tab) => tab.name)).toEqual(['of-guards'])
})

test('two features that name the same record make one tab, and what is not on offer makes none', () => {
  const tabs = relatedTabs([{ record: 'hazards', of }, { record: 'hazards', of }, { record: 'drills', of }], books, 'schools', { id: 'sc_1', version: 1 })
  expect(tabs.map((tab) => tab.book.name)).toEqual(['hazards'])
})

test('the way to all of them keeps what narrows them', () => {
  const [tab] = relatedTabs([{ record: 'hazards', of: () => ({ filters: { state: 'open' } }) }], books, 'schools', { id: 'sc_1', version: 1 })
  expect(tab && relatedPath(tab)).toEqual({ path: '/records/hazards', query: { 'f.state': 'open' } })
  expect(tab && relatedPath(tab, 'hz_1').query).toEqual({ 'f.state': 'open', open: 'hz_1' })
})
