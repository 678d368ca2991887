import { House } from '@lucide/vue'
import { expect, test } from 'vitest'
import type { RecordDescription } from '@/api/records'
import { shownMenu } from './menu'

const book = (name: string, group: string): RecordDescription => ({
  name,
  path: `/api/${name}`,
  label: { zh: name, en: name },
  group: { zh: group, en: group },
  fields: [],
  default_sort: '-id',
  actions: [],
})
const table = [
  { label: '', entries: [{ label: 'menu.home', path: '/', icon: House }] },
  { label: 'menu.files', of_records: '学校台账', entries: [{ record: 'schools', icon: House }] },
  { label: 'menu.administration', of_records: '系统管理', is_last: true, entries: [{ label: 'menu.audit', path: '/audit', needs: 'audit_read', icon: House }] },
]
const nobody = (permission: string | undefined): boolean => permission === undefined
const paths = (groups: ReturnType<typeof shownMenu>): string[][] => groups.map((group) => group.entries.map((entry) => entry.path))

test('a page is offered to those who may see it and a group without pages is left out', () => {
  expect(paths(shownMenu(table, [], nobody, 'county'))).toEqual([['/']])
  expect(paths(shownMenu(table, [], (permission) => permission === undefined || permission === 'audit_read', 'county'))).toEqual([['/'], ['/audit']])
})

test('a record the table does not know stands under the group of its description', () => {
  const books = [book('schools', '学校台账'), book('guards', '学校台账')]
  expect(paths(shownMenu(table, books, nobody, 'county'))).toEqual([['/'], ['/records/schools', '/records/guards']])
})

test('a group nobody knows gets one heading of its own', () => {
  const groups = shownMenu(table, [book('drills', '演练'), book('plans', '演练')], nobody, 'county')
  expect(groups.at(-1)).toMatchObject({ label: { zh: '演练' }, folds: { name: '演练' }, entries: [{ path: '/records/drills' }, { path: '/records/plans' }] })
})

test('administration stands below the groups that appear by themselves', () => {
  const groups = shownMenu(table, [book('drills', '演练')], () => true, 'county')
  expect(paths(groups)).toEqual([['/'], ['/records/drills'], ['/audit']])
})

test('units and posts are shown inside other pages only', () => {
  expect(paths(shownMenu(table, [book('units', '系统管理'), book('posts', '系统管理')], nobody, 'county'))).toEqual([['/']])
})

test('the tree of units is not offered at a school', () => {
  const units = [{ label: 'menu.administration', entries: [{ label: 'menu.units', path: '/units', above_schools: true, icon: House }] }]
  expect(paths(shownMenu(units, [], nobody, 'township'))).toEqual([['/units']])
  expect(paths(shownMenu(units, [], nobody, 'school'))).toEqual([])
})
