// The checklists (检查表): chapters of points, each bound to its clause and scored by one rule.
import { request } from './client'

export type Rule = 'yes_no' | 'per_missing' | 'steps' | 'rate' | 'levels' | 'weights' | 'count' | 'figure'
export type Tally = 'score' | 'rows'
export type PhotoRule = 'optional' | 'on_fail' | 'required'

export interface Point {
  code: string
  text: string
  guide: string | null
  clause: string | null
  full: number
  rule: Rule
  off_each: number | null
  /** Of points that take off for what is missing: never less. */
  floor: number
  steps: { text: string; score: number }[]
  count_label: string | null
  /** A yes or no that asks for a number as well. */
  counted: boolean
  /** Failing it makes the sheet's result the lowest. */
  veto: boolean
  photo: PhotoRule
  focus: boolean
  may_not_apply: boolean
  fix_days: number
}

export interface Chapter {
  code: string
  title: string
  points: Point[]
}

export interface Checklist {
  id: string
  code: string
  edition: number
  title: string
  source: string
  verified: boolean
  /** What it adds up: points, or rows that are met. */
  tally: Tally
  chapters: Chapter[]
  vetoes: { code: string; text: string }[]
  grades: { name: string; from: number }[]
}

export interface ChecklistLine {
  id: string
  code: string
  edition: number
  title: string
  source: string
  verified: boolean
  points: number
  full: number
}

export const listChecklists = async (signal?: AbortSignal): Promise<ChecklistLine[]> =>
  (await request<{ rows: ChecklistLine[] }>('/api/checklists', { signal })).rows

export const loadChecklist = (id: string, signal?: AbortSignal): Promise<Checklist> =>
  request(`/api/checklists/${encodeURIComponent(id)}`, { signal })
