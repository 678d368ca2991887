// What an answer means before the server has seen it: only to know what else to ask for. Score and outcome that count
// are the server's.
import type { Point, Rule } from '@/api/checklists'
import type { Outcome } from '@/api/inspections'

export interface Given {
  outcome: Outcome
  value: number | null
  note: string | null
  photos: readonly string[]
  due: string | null
}

/** Chooses one of the point's steps. */
export const isStepped = (rule: Rule): boolean => rule === 'steps' || rule === 'levels' || rule === 'weights'
/** Asks for a number before anything else. */
export const isNumber = (rule: Rule): boolean => rule === 'count' || rule === 'figure'

function scoreOf(point: Point, value: number, needed: number): number {
  const without = (missing: number): number => Math.max(point.floor ?? 0, point.full - missing * (point.off_each ?? 0))
  switch (point.rule) {
    case 'yes_no':
      return value > 0 ? 0 : point.full
    case 'per_missing':
      return without(value)
    case 'count':
      return without(Math.max(0, needed - value))
    case 'steps':
    case 'levels':
    case 'weights':
      return point.steps[value]?.score ?? 0
    case 'rate':
      return (point.full * Math.min(100, value)) / 100
    case 'figure':
      return point.full
  }
}

/** Of a counted point; `yes_no` is said, not counted. */
export function outcomeOf(point: Point, value: number, needed = 0): Outcome {
  const score = scoreOf(point, value, needed)
  const least = isStepped(point.rule) ? (point.steps[point.steps.length - 1]?.score ?? 0) : (point.floor ?? 0)
  if (score >= point.full) return 'pass'
  return score > least ? 'partial' : 'fail'
}

export type Lack = 'answer' | 'note' | 'number' | 'photo' | 'due'
export const isFailed = (outcome: Outcome): boolean => outcome === 'fail' || outcome === 'partial'

export function needsPhoto(point: Point, outcome: Outcome): boolean {
  return outcome !== 'not_applicable' && (point.photo === 'required' || (point.photo === 'on_fail' && isFailed(outcome)))
}

/** The first thing the point still lacks before the sheet can be submitted. */
export function lackOf(point: Point, given: Given | undefined, today: string): Lack | null {
  if (!given) return 'answer'
  if (isFailed(given.outcome) && (given.note ?? '').trim() === '') return 'note'
  if (point.counted && given.outcome !== 'not_applicable' && given.value === null) return 'number'
  if (needsPhoto(point, given.outcome) && given.photos.length === 0) return 'photo'
  if (isFailed(given.outcome) && given.due !== null && given.due < today) return 'due'
  return null
}

function plusDays(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}
const counted_letters = { working_days: 'sw', school_days: 'sl' } as const

/** The deadline proposed for a failed point, counted by the days of the place as the server has told them. */
export function proposedDue(today: string, point: Pick<Point, 'fix_days' | 'fix_by'>, calendar?: { from: string; days: string }): string {
  const counting = point.fix_by ?? 'calendar_days'
  if (counting === 'calendar_days' || !calendar) return plusDays(today, point.fix_days)
  const first = Math.round((Date.parse(today) - Date.parse(calendar.from)) / 86_400_000)
  let left = point.fix_days
  for (let i = first + 1; i < calendar.days.length; i += 1) {
    if (i >= 0 && counted_letters[counting].includes(calendar.days[i] ?? '')) left -= 1
    if (left === 0) return plusDays(calendar.from, i)
  }
  // Further than the server has told: plain days.
  return plusDays(today, point.fix_days)
}
