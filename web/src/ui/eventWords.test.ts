import { expect, test } from 'vitest'
import { eventWords } from './eventWords'

test('an event reads by its own words, by its verb, or as it is', () => {
  const words: Record<string, string> = { 'event.user.post_taken': '免去岗位', 'event.changed': '修改' }
  const t = (key: string): string => words[key] ?? key
  const te = (key: string): boolean => key in words
  expect(eventWords('user.post_taken', t, te)).toBe('免去岗位')
  expect(eventWords('schools.changed', t, te)).toBe('修改')
  expect(eventWords('drill.rung', t, te)).toBe('drill.rung')
})
