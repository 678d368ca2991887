// Campaigns (专项行动), a county's march through one, coverage and samples.
import { respond, request } from './client'
import { saveAnswer } from './files'
import type { Page, RecordRow } from './records'

export type Phase = 'organise' | 'self_check' | 'acceptance' | 'look_back' | 'finished'
export const phases: readonly Phase[] = ['organise', 'self_check', 'acceptance', 'look_back', 'finished']

export interface PhaseDates {
  phase: Phase
  from: string
  to: string
}

export interface Campaign extends RecordRow {
  name: string
  year: number
  document_number: string | null
  issuers: string
  basis: string | null
  checklist: string
  checklist_name?: string
  categories: string[]
  phases: PhaseDates[]
  documents: string[]
  coverage_target: number
  state: 'draft' | 'issued' | 'archived'
  issued_at: string | null
  issued_by: string | null
  cloned_from: string | null
}

export interface Member {
  name: string
  post: string
  agency: string
  deputy_head: boolean
  leader: boolean
}

export interface March extends RecordRow {
  campaign: string
  campaign_name?: string
  county: string
  county_name?: string
  phase: Phase
  received_at: string | null
  received_by: string | null
  group_members: Member[]
  group_at: string | null
  plan: string | null
  plan_documents: string[]
  plan_at: string | null
  summary: string | null
  summary_documents: string[]
  summary_at: string | null
}

export interface Criterion {
  key: string
  holds: boolean
  sentence: string
  page: string | null
  filters: Record<string, string> | null
}
export interface Criteria {
  phase: Phase
  next: Phase | null
  rows: Criterion[]
  may_advance: boolean
}

export interface CoverageCounts {
  schools: number
  waived: number
  submitted: number
  missing: number
  percent: number | null
}
export interface Coverage extends CoverageCounts {
  rows: (CoverageCounts & { unit: string; name: string })[]
}

export interface MissingSchool {
  school: string
  name: string
  unit_name: string
  principal: string | null
  state: 'none' | 'open'
  answered: number
  points: number
}

export interface Sample extends RecordRow {
  campaign: string
  campaign_name?: string
  per_county: number
  seed: string
  frame: number
  frame_hash: string
  drawn: number
  drawn_by: string
}
export interface Waiver {
  reason: string
  granted_by: string
}
export interface SampledSchool {
  school: string
  name: string
  county_name: string
  position: number
  inspection: string | null
  inspection_state: string | null
  percent: number | null
}

const at = (path: string, id: string, rest = ''): string => `/api/${path}/${encodeURIComponent(id)}${rest}`
const post = <Answer>(path: string, json: object): Promise<Answer> => request(path, { method: 'POST', json })

export const loadCampaign = (id: string, signal?: AbortSignal): Promise<Campaign> => request(at('campaigns', id), { signal })
export const issueCampaign = (id: string, version: number): Promise<Campaign> => post(at('campaigns', id, '/issue'), { version })
export const cloneCampaign = (id: string, year: number): Promise<Campaign> => post(at('campaigns', id, '/clone'), { year })
export const archiveCampaign = (id: string, version: number, reason: string): Promise<Campaign> => post(at('campaigns', id, '/archive'), { version, reason })

const rows_max = 200
export const listCampaigns = async (signal?: AbortSignal): Promise<Campaign[]> =>
  (await request<Page<Campaign>>('/api/campaigns', { query: { 'f.state': 'issued,archived', sort: '-year', limit: rows_max }, signal })).rows
/** In the order of the divisions' codes, as every table of counties is read. */
export const listMarches = async (campaign: string, signal?: AbortSignal): Promise<March[]> => {
  const page = await request<Page<March>>('/api/campaign_counties', { query: { 'f.campaign': campaign, limit: rows_max }, signal })
  return [...page.rows].sort((one, other) => (one.county < other.county ? -1 : 1))
}
export const findMarch = async (campaign: string, county: string, signal?: AbortSignal): Promise<March | null> => {
  const page = await request<Page<March>>('/api/campaign_counties', { query: { 'f.campaign': campaign, 'f.county': county, limit: 1 }, signal })
  const found = page.rows[0]
  return found ? request<March>(at('campaign_counties', found.id), { signal }) : null
}

export const receiveCampaign = (march: string): Promise<March> => post(at('campaign_counties', march, '/receive'), {})
export const formGroup = (march: string, version: number, members: readonly Member[]): Promise<March> =>
  post(at('campaign_counties', march, '/group'), { version, members })
export const filePlan = (march: string, version: number, plan: string, plan_documents: readonly string[]): Promise<March> =>
  post(at('campaign_counties', march, '/plan'), { version, plan, plan_documents })
export const fileSummary = (march: string, version: number, summary: string, summary_documents: readonly string[]): Promise<March> =>
  post(at('campaign_counties', march, '/summary'), { version, summary, summary_documents })
export const loadCriteria = (march: string, signal?: AbortSignal): Promise<Criteria> => request(at('campaign_counties', march, '/criteria'), { signal })
export const advanceMarch = (march: string, version: number): Promise<March> => post(at('campaign_counties', march, '/advance'), { version })

/** Why the one school of whoever asks is excused; null when it is not. */
export const findWaiver = async (campaign: string, signal?: AbortSignal): Promise<Waiver | null> =>
  (await request<Page<Waiver>>('/api/waivers', { query: { 'f.campaign': campaign, limit: 1 }, signal })).rows[0] ?? null
export const waiveSchool = (campaign: string, school: string, reason: string): Promise<RecordRow> => post('/api/waivers', { campaign, school, reason })

export const loadCoverage = (campaign: string, unit: string, signal?: AbortSignal): Promise<Coverage> =>
  request(at('campaigns', campaign, '/coverage'), { query: { unit }, signal })
export const listMissing = (campaign: string, unit: string, cursor: string | null, signal?: AbortSignal): Promise<Page<MissingSchool>> =>
  request(at('campaigns', campaign, '/missing'), { query: { unit, cursor }, signal })

export const listSamples = async (campaign: string, signal?: AbortSignal): Promise<Sample[]> =>
  (await request<Page<Sample>>('/api/samples', { query: { 'f.campaign': campaign, limit: rows_max }, signal })).rows
export const loadSample = (id: string, signal?: AbortSignal): Promise<Sample> => request(at('samples', id), { signal })
export const drawSample = (campaign: string, per_county: number, seed: string): Promise<Sample> =>
  post(at('campaigns', campaign, '/samples'), { per_county, ...(seed === '' ? {} : { seed }) })
export const listSampled = async (sample: string, unit: string, signal?: AbortSignal): Promise<SampledSchool[]> =>
  (await request<{ rows: SampledSchool[] }>(at('samples', sample, '/schools'), { query: { unit }, signal })).rows
export const checkSample = (sample: string, signal?: AbortSignal): Promise<{ same: boolean }> => request(at('samples', sample, '/check'), { signal })

export const fetchReport = async (campaign: string, unit: string, name: string): Promise<void> =>
  saveAnswer(await respond(at('campaigns', campaign, '/report.xlsx'), { query: { unit }, headers: { Accept: '*/*' } }), name)
