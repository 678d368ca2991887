// A year's days as twelve months of weeks from Monday. Dates are texts (2026-11-24) and stay out of time zones.
import type { CalendarDay } from '@/api/calendars'

export interface Month {
  number: number
  /** Empty squares before the first day. */
  ahead: number
  days: CalendarDay[]
}

export function monthsOf(days: readonly CalendarDay[]): Month[] {
  const months: Month[] = []
  for (const day of days) {
    const number = Number(day.day.slice(5, 7))
    let month = months.at(-1)
    if (month?.number !== number) {
      month = { number, ahead: (new Date(`${day.day}T00:00:00Z`).getUTCDay() + 6) % 7, days: [] }
      months.push(month)
    }
    month.days.push(day)
  }
  return months
}
