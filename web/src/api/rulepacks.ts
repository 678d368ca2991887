// Rule packs: files of norms and clauses, where they are in force, and what another one would change.
import type { Label } from '@/described/record'
import { request, respond } from './client'
import { saveAnswer } from './files'
import type { Verdict } from './judgements'
import type { Page, RecordRow } from './records'

export interface PackParameter {
  name: string
  label: string
  choices: string[]
  value: string
  min: number | null
  max: number | null
}
export interface PackNorm extends Record<string, unknown> {
  name: string
  clause: string
}
export interface PackClause extends Record<string, unknown> {
  code: string
  title: string
  clause: string
  level: 'must' | 'should'
  says_failed: string
  feeds: string | null
  consequence: 'none' | 'proposes' | 'opens'
  hazard_grade: string
  fix_days: number
}
export interface RulePack extends RecordRow {
  code: string
  edition: number
  kind: string
  title: string
  source: string
  dated_on: string
  effective_from: string
  effective_to: string | null
  verified: boolean
  regions: string[]
  parameters: PackParameter[]
  norms: PackNorm[]
  clauses: PackClause[]
}
export interface Setting {
  name: string
  value: string
}

const yaml = (file: File): { method: 'POST'; bytes: Blob; headers: Record<string, string> } => ({
  method: 'POST',
  bytes: file,
  headers: { 'Content-Type': 'application/yaml', 'X-File-Name': encodeURIComponent(file.name) },
})
/** The pack a file holds, kept nowhere. */
export const checkPack = (file: File): Promise<RulePack> => request('/api/rule_packs/check', yaml(file))
export const addPack = (file: File): Promise<RulePack> => request('/api/rule_packs', yaml(file))

const packs_max = 200
export const listPacks = async (signal?: AbortSignal): Promise<RulePack[]> =>
  (await request<Page<RulePack>>('/api/rule_packs', { query: { sort: 'code', limit: packs_max }, signal })).rows

/** A fact or a norm a pack may speak of. */
export interface RuleName {
  name: string
  label: Label
  unit: string
  type: string
  choices: string[]
  is_norm: boolean
}
export const listRuleNames = async (signal?: AbortSignal): Promise<RuleName[]> => (await request<{ rows: RuleName[] }>('/api/rule_names', { signal })).rows

export interface PartChange {
  how: 'added' | 'changed' | 'removed'
  name: string
  part: Record<string, unknown>
  fields: { field: string; label: Label; before: unknown; after: unknown }[]
}
export interface PackHead {
  id: string
  code: string
  edition: number
  title: string
  verified: boolean
}
export interface PackComparison {
  before: PackHead
  after: PackHead
  parameters: PartChange[]
  norms: PartChange[]
  clauses: PartChange[]
}
export const comparePacks = (id: string, other: string, signal?: AbortSignal): Promise<PackComparison> =>
  request(`/api/rule_packs/${encodeURIComponent(id)}/comparison`, { query: { with: other }, signal })

export interface NewActivation {
  unit: string
  pack: string
  settings: Setting[]
  in_force_from: string
  reason: string
}
export const activatePack = (activation: NewActivation): Promise<RecordRow> => request('/api/rule_pack_activations', { method: 'POST', json: activation })
export const withdrawActivation = (id: string, version: number, reason: string): Promise<RecordRow> =>
  request(`/api/rule_pack_activations/${encodeURIComponent(id)}/withdraw`, { method: 'POST', json: { version, reason } })

export interface Turn {
  code: string
  title: string
  /** Null: the clause is not judged then. */
  from: Verdict | null
  to: Verdict | null
  schools: number
  /** The pack whose clause it is was compared with the official text. */
  verified: boolean
}
export interface TurnExample extends Omit<Turn, 'schools'> {
  school: string
  school_name: string
  says: string
}
export interface WhatIf {
  schools: number
  schools_turned: number
  hazards: number
  turns: Turn[]
  examples: TurnExample[]
}
export type Supposition = Pick<NewActivation, 'unit' | 'pack' | 'settings'>
export const askWhatIf = ({ unit, pack, settings }: Supposition, within: string, signal?: AbortSignal): Promise<WhatIf> =>
  request('/api/what_if', { method: 'POST', json: { unit, pack, settings, within }, signal })
/** Every verdict that would turn, of every school, as Excel. */
export const saveTurned = async ({ unit, pack, settings }: Supposition, file_name: string): Promise<void> =>
  saveAnswer(await respond('/api/what_if/turned.xlsx', { method: 'POST', json: { unit, pack, settings }, headers: { Accept: '*/*' } }), file_name)
