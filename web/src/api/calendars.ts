// What the days are at a unit (校历): which are worked, which have lessons, and what that rests on.
import { request } from './client'

export type Basis = 'verified' | 'unverified' | 'week'

export interface CalendarDay {
  day: string
  working: boolean
  school: boolean
  working_basis: Basis
  school_basis: Basis
  names: string[]
}

export const loadDays = async (unit: string, from: string, to: string, signal?: AbortSignal): Promise<CalendarDay[]> =>
  (await request<{ rows: CalendarDay[] }>('/api/days', { query: { unit, from, to }, signal })).rows
