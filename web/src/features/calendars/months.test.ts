import { expect, it } from 'vitest'
import type { CalendarDay } from '@/api/calendars'
import { monthsOf } from './months'

const day = (text: string): CalendarDay => ({ day: text, working: true, school: true, working_basis: 'week', school_basis: 'week', names: [] })

it('begins each month on its weekday, Monday first', () => {
  const months = monthsOf(['2026-10-31', '2026-11-01', '2026-11-02', '2027-02-01'].map(day))
  expect(months.map((month) => [month.number, month.ahead, month.days.length])).toEqual([
    [10, 5, 1], // a Saturday
    [11, 6, 2], // a Sunday
    [2, 0, 1], // a Monday
  ])
})
