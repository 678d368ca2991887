import { expect, test } from 'vitest'
import { todoPath, todoTotal } from '@/api/todo'
import en from '@/locale/en/todo.json'
import zh from '@/locale/zh-CN/todo.json'
import { neverTasked, pressing, urgency } from './pressing'

const row = (title: string, days_left: number | null) => ({ kind: 'hazard', title, unit_name: null, due: null, days_left, page: 'hazards', id: title })

test('the latest comes first and what has no day last', () => {
  expect(pressing([row('c', null), row('b', 4), row('a', -2)]).map((one) => one.title)).toEqual(['a', 'b', 'c'])
})

test('the day itself is soon, not late', () => {
  expect([urgency(-1), urgency(0), urgency(3), urgency(4), urgency(null)]).toEqual(['late', 'soon', 'soon', 'later', 'later'])
})

test('a to-do leads to its record or to a page of its own', () => {
  expect(todoPath({ page: 'hazards', id: 'hz 1' })).toBe('/records/hazards?open=hz%201')
  expect(todoPath({ page: '/campaigns', id: '' })).toBe('/campaigns')
  expect(todoTotal({ rows: [], counts: { a: 2, b: 3 } })).toBe(5)
})

test('every post that handles nothing says what it is for, in both languages', () => {
  for (const role of Object.keys(zh.todo.never)) expect([role, neverTasked(role)]).toEqual([role, true])
  expect(Object.keys(en.todo.never)).toEqual(Object.keys(zh.todo.never))
  expect(Object.keys(zh.todo.never)).toHaveLength(4)
  expect(['guard', 'safety_officer', 'principal', 'officer', 'inspector', undefined].filter(neverTasked)).toEqual([])
})
