// What the rules in force say of schools: clause by clause with the facts behind each, and as rates.
import type { Label } from '@/described/record'
import { request } from './client'
import type { CountedFact } from './facts'
import type { RecordRow } from './records'

export const verdicts = ['failed', 'partial', 'unknown', 'passed', 'not_applicable'] as const
export type Verdict = (typeof verdicts)[number]

export interface Judgement extends RecordRow {
  school: string
  school_name?: string
  pack: string
  pack_name?: string
  /** The pack that set the norm, where it is another and stricter. */
  norm_pack_name?: string | null
  code: string
  title: string
  clause: string
  level: 'must' | 'should'
  verdict: Verdict
  says: string
  since: string
  verified: boolean
  feeds: string | null
  consequence: string
  proposed_on: string | null
  lapses_on: string | null
  hazard: string | null
  hazard_name?: string
}
/** One clause at a school with the facts it was judged on. */
export interface ExplainedJudgement extends Judgement {
  facts: CountedFact[]
  proposed: boolean
}

export const loadJudgementsOf = async (school: string, signal?: AbortSignal): Promise<ExplainedJudgement[]> =>
  (await request<{ rows: ExplainedJudgement[] }>(`/api/schools/${encodeURIComponent(school)}/judgements`, { signal })).rows

export const openHazard = (judgement: Pick<Judgement, 'id' | 'version'>): Promise<Judgement> =>
  request(`/api/judgements/${encodeURIComponent(judgement.id)}/hazard`, { method: 'POST', json: { version: judgement.version } })

/** How many schools reach it; what is unknown or does not apply is in no percentage. */
export interface RateCounts {
  percent: number | null
  passed: number
  failed: number
  partial: number
  unknown: number
  not_applicable: number
  /** Of them all: judged by a text nobody compared with the official one. */
  unverified: number
}
export interface Rate extends RateCounts {
  rate: string
  label: Label
  target: number | null
  /** Of the pack that asks it; null: nothing is asked. */
  target_verified: boolean | null
  /** What schools of one area are to reach beyond that. */
  asked_of_areas: { area: string; label: Label; target: number; target_verified: boolean }[]
}
export interface Rates {
  unit: { id: string; name: string; level: string }
  rates: Rate[]
  rows: { unit: string; name: string; rates: Record<string, RateCounts> }[]
  /** False for a reader of totals: the lists behind them are not for this post. */
  opens: boolean
}

/** Of the schools of one area, or of all where it is empty. */
export const loadRates = (unit: string, area: string, signal?: AbortSignal): Promise<Rates> => request('/api/rates', { query: { unit, area }, signal })
