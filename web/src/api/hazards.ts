// Hazards (隐患): report one, and the moves the server offers in `can`.
import { request } from './client'
import type { Page, RecordRow } from './records'

export type HazardGrade = 'general' | 'larger' | 'major'
export type HazardState = 'reported' | 'assigned' | 'controlled' | 'rectified' | 'closed' | 'voided'
export type HazardMove =
  | 'assign'
  | 'control'
  | 'rectify'
  | 'verify'
  | 'give_back'
  | 'regrade'
  | 'drop'
  | 'fix_on_spot'
  | 'look_back'
  | 'issue_notice'
  | 'receive_notice'
  | 'plan'
  | 'reach'
  | 'show_control'
  | 'ask_postponement'
  | 'grant_postponement'
  | 'refuse_postponement'

export const hazard_kinds = ['rules', 'people', 'physical', 'technical', 'surroundings', 'fire', 'food', 'bus', 'building', 'other'] as const
export const hazard_grades: readonly HazardGrade[] = ['general', 'larger', 'major']

export interface Hazard extends RecordRow {
  number: string
  school: string
  school_name?: string
  title: string
  description: string | null
  kind: string
  grade: HazardGrade
  state: HazardState
  place: string | null
  found_by: string
  found_on: string
  photos_before: string[]
  person: string | null
  measure: string | null
  due: string | null
  control_measure: string | null
  control_until: string | null
  asked_due: string | null
  rectified_by_name: string | null
  rectified_at: string | null
  rectified_note: string | null
  photos_after: string[]
  verified_by_name: string | null
  verified_at: string | null
  verified_note: string | null
  returned_times: number
  overdue: boolean
  days_left: number | null
}

export interface HazardReport {
  school: string
  title: string
  kind: string
  grade: HazardGrade
  description: string | null
  place: string | null
  photos_before: string[]
}

export interface HazardStep {
  action: HazardMove
  version: number
  person?: string
  measure?: string
  due?: string
  until?: string
  review?: string
  daily?: boolean
  milestones?: { text: string; person: string; due: string }[]
  note?: string
  reason?: string
  photos?: string[]
  grade?: HazardGrade
  found?: 'fixed' | 'not_fixed' | 'relapsed'
}

const path = '/api/hazards'

export const reportHazard = (report: HazardReport): Promise<Hazard> => request(path, { method: 'POST', json: report })

export const stepHazard = (id: string, step: HazardStep): Promise<Hazard> =>
  request(`${path}/${encodeURIComponent(id)}/steps`, { method: 'POST', json: step })

export const loadHazard = (id: string, signal?: AbortSignal): Promise<Hazard> => request(`${path}/${encodeURIComponent(id)}`, { signal })

export const listHazards = (query: Readonly<Record<string, string>>, cursor: string | null, signal?: AbortSignal): Promise<Page<Hazard>> =>
  request(path, { query: { ...query, cursor, limit: 50 }, signal })
