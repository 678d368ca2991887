// What an answer means before the server has seen it: only to know what else to ask for. Score and outcome that count
// are the server's.
import type { Point } from '@/api/checklists'
import type { Outcome } from '@/api/inspections'

export interface Given {
  outcome: Outcome
  value: number | null
  note: string | null
  photos: readonly string[]
  due: string | null
}

/** Of a counted point; `yes_no` is said, not counted. */
export function outcomeOf(point: Point, value: number): Outcome {
  switch (point.rule) {
    case 'yes_no':
      return value > 0 ? 'fail' : 'pass'
    case 'per_missing':
      if (value <= 0) return 'pass'
      return point.full - value * (point.off_each ?? 0) > 0 ? 'partial' : 'fail'
    case 'steps': {
      if (value <= 0) return 'pass'
      return (point.steps[value]?.score ?? 0) > 0 ? 'partial' : 'fail'
    }
    case 'rate':
      if (value >= 100) return 'pass'
      return value > 0 ? 'partial' : 'fail'
  }
}

export type Lack = 'answer' | 'note' | 'photo' | 'due'
export const isFailed = (outcome: Outcome): boolean => outcome === 'fail' || outcome === 'partial'

export function needsPhoto(point: Point, outcome: Outcome): boolean {
  return outcome !== 'not_applicable' && (point.photo === 'required' || (point.photo === 'on_fail' && isFailed(outcome)))
}

/** The first thing the point still lacks before the sheet can be submitted. */
export function lackOf(point: Point, given: Given | undefined, today: string): Lack | null {
  if (!given) return 'answer'
  if (isFailed(given.outcome) && (given.note ?? '').trim() === '') return 'note'
  if (needsPhoto(point, given.outcome) && given.photos.length === 0) return 'photo'
  if (isFailed(given.outcome) && given.due !== null && given.due < today) return 'due'
  return null
}

/** The deadline proposed for a failed point. */
export function proposedDue(today: string, fix_days: number): string {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + fix_days)
  return day.toISOString().slice(0, 10)
}
