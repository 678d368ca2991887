import { expect, test } from 'vitest'
import type { Change, Field } from '@/described/record'
import { changeText, changeTitle } from './change'

const plain = { required: false, read_only: false, list: 'shown', filter: false, sort: false, search: false } as const
const fields: Field[] = [
  { ...plain, name: 'school', label: { zh: '学校', en: 'School' }, kind: 'reference', record: 'schools' },
  { ...plain, name: 'grade', label: { zh: '等级', en: 'Grade' }, kind: 'choice', choices: [{ name: 'major', label: { zh: '重大', en: 'Major' } }] },
  { ...plain, name: 'photos', label: { zh: '照片', en: 'Photos' }, kind: 'list', record: 'attachments' },
]
const entries: Field[] = [
  { ...plain, name: 'point', label: { zh: '要点', en: 'Point' }, kind: 'text' },
  { ...plain, name: 'outcome', label: { zh: '结果', en: 'Outcome' }, kind: 'choice', choices: [{ name: 'pass', label: { zh: '合格', en: 'Pass' } }] },
  { ...plain, name: 'photos', label: { zh: '照片', en: 'Photos' }, kind: 'list', record: 'attachments' },
]
const words = {
  pick: (label: { zh: string } | undefined) => label?.zh ?? '',
  yes: '是',
  no: '否',
  files: (n: number) => `${n} 个文件`,
  until: '至',
  expiry: (state: string) => state,
  archived: '作废',
  unit_path: '所属单位',
  hidden: '（无权查看）',
}
const told = (change: Change): string => [changeTitle(change, { fields, entries }, words), changeText(change, 'before', { fields, entries }, words), changeText(change, 'after', { fields, entries }, words)].join(' ')

test('a reference reads by its name, a choice by its label, files by their number', () => {
  expect(told({ field: 'school', before: 'sc_1', before_name: '一小', after: 'sc_2', after_name: '二小' })).toBe('学校 一小 二小')
  expect(told({ field: 'grade', before: null, after: 'major' })).toBe('等级 — 重大')
  expect(told({ field: 'photos', before: [], after: ['at_1', 'at_2'] })).toBe('照片 — 2 个文件')
})

test('what the reader may not see says so, on its side only', () => {
  expect(told({ field: 'school', before: null, before_hidden: true, after: 'sc_2', after_name: '二小' })).toBe('学校 （无权查看） 二小')
})

test('what is no field has words too', () => {
  expect(told({ field: 'archived', before: false, after: true })).toBe('作废 否 是')
  expect(told({ field: 'unit_path', before: '/45/', before_name: '广西', after: '/45/4503/', after_name: '桂林' })).toBe('所属单位 广西 桂林')
  expect(told({ field: 'A1', before: null, after: { point: 'A1', outcome: 'pass', photos: ['at_1'] } })).toBe('A1 — 合格，1 个文件')
})
