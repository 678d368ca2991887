import { expect, test } from 'vitest'
import { lasting } from './expiry'

test('a day is good to its end, and the last thirty are soon', () => {
  const state = (day: unknown): string => lasting(day, '2026-11-24')?.state ?? 'none'
  expect(['2026-11-23', '2026-11-24', '2026-12-24', '2026-12-25', null, ''].map(state)).toEqual(['expired', 'soon', 'soon', 'good', 'none', 'none'])
  expect(lasting('2026-11-17', '2026-11-24')?.days_left).toBe(-7)
})
