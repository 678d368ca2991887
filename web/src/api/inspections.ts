// Inspections (检查): one sheet filled for one school in one campaign. Phone and desktop send the same calls.
import type { Checklist, Tally } from './checklists'
import { request } from './client'
import type { CountedFact } from './facts'
import type { RecordRow } from './records'

export type InspectionKind = 'self_check' | 'verification' | 'acceptance'
export type InspectionState = 'open' | 'submitted' | 'signed_off'
export type Outcome = 'pass' | 'partial' | 'fail' | 'not_applicable'

export interface Answer {
  point: string
  outcome: Outcome
  value: number | null
  /** How many there should have been, of a point that counts what is there. */
  needed?: number | null
  score: number | null
  note: string | null
  photos: string[]
  person: string | null
  measure: string | null
  due: string | null
  answered_at: string
}

/** What is sent: the score follows on the server. */
export type AnswerSent = Omit<Answer, 'score' | 'needed'>

/** What the ledgers, people or devices say of what a point counts. */
export interface Proposal extends CountedFact {
  point: string
}

export interface Inspection extends RecordRow {
  campaign: string
  campaign_name?: string
  school: string
  school_name?: string
  checklist: string
  /** Results a phone kept before this came lack it: they are points. */
  tally?: Tally
  kind: InspectionKind
  state: InspectionState
  inspector_name: string | null
  submitted_at: string | null
  school_signer: string | null
  signed_at: string | null
  objection: string | null
  vetoes: string[]
  score: number | null
  full: number | null
  percent: number | null
  result: string | null
  failed: number
  answered: number
  points: number
}

export interface Sheet {
  inspection: Inspection
  school: { id: string; name: string; category: string; boarding: string }
  checklist: Checklist
  points: string[]
  /** By point: how many there should be at this school. Sheets a phone kept before these came lack them. */
  needs?: Record<string, number>
  /** The days of the place from a day on, a letter each: s worked and with lessons, w only worked, l only lessons, - neither. */
  calendar?: { from: string; days: string }
  proposals?: Proposal[]
  answers: Answer[]
  rechecks?: Recheck[]
  earlier: { kind: InspectionKind; answers: Answer[] }[]
}

export type Finding = 'met' | 'not_met'
/** Somebody looked again at a failed point (复检). */
export interface Recheck {
  id: string
  point: string
  finding: Finding
  note: string | null
  photos: string[]
  hazard: string
  checked_by: string
  checked_at: string
}

export interface Kept {
  answers: Answer[]
  superseded?: Answer[]
  answered: number
  points: number
  score: number | null
  full: number | null
  percent: number | null
}

export interface OpenedHazard {
  id: string
  number: string
  point: string
}

export interface Submitted extends Inspection {
  hazards: OpenedHazard[]
}

export interface Difference {
  point: string
  text?: string
  focus?: boolean
  [kind: string]: unknown
}

const at = (id: string): string => `/api/inspections/${encodeURIComponent(id)}`

export const startInspection = (campaign: string, school: string, kind: InspectionKind): Promise<Inspection> =>
  request('/api/inspections', { method: 'POST', json: { campaign, school, kind } })

export const loadInspection = (id: string, signal?: AbortSignal): Promise<Inspection> => request(at(id), { signal })

export const loadSheet = (id: string, signal?: AbortSignal): Promise<Sheet> => request(`${at(id)}/sheet`, { signal })

export const putAnswers = (id: string, answers: readonly AnswerSent[]): Promise<Kept> =>
  request(`${at(id)}/answers`, { method: 'PUT', json: { answers } })

export const submitInspection = (id: string, vetoes: readonly string[]): Promise<Submitted> =>
  request(`${at(id)}/submit`, { method: 'POST', json: { vetoes } })

export const recheckPoint = (id: string, sent: { point: string; finding: Finding; note: string; photos: readonly string[] }): Promise<Recheck> =>
  request(`${at(id)}/rechecks`, { method: 'POST', json: sent })

export const signInspection = (id: string, version: number, objection: string): Promise<Inspection> =>
  request(`${at(id)}/sign`, { method: 'POST', json: { version, objection } })
