// The checklists (检查表): chapters of points, each bound to its clause and scored by one rule.
import type { Label } from '@/described/record'
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
  /** Which days of the place it counts; sheets a phone kept before this came lack it. */
  fix_by?: 'calendar_days' | 'working_days' | 'school_days'
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

/** A sheet as the designer holds it: what the description of checklists names. */
export type SheetValues = Record<string, unknown> & { id?: string; version?: number; state?: 'draft' | 'in_use'; can?: string[] }

/** What the designer chooses from: the fields each rule has a use for, and the facts that are numbers. */
export interface ChecklistRules {
  rules: { rule: Rule; fields: string[] }[]
  facts: { fact: string; label: Label; unit: string }[]
}

const at = (id: string): string => `/api/checklists/${encodeURIComponent(id)}`

export const loadSheetValues = (id: string, signal?: AbortSignal): Promise<SheetValues> => request(at(id), { signal })
export const loadChecklistRules = (signal?: AbortSignal): Promise<ChecklistRules> => request('/api/checklist_rules', { signal })
/** The sheet a file holds, kept nowhere. */
export const checkSheetFile = (file: File): Promise<SheetValues> =>
  request('/api/checklists/check', { method: 'POST', bytes: file, headers: { 'Content-Type': 'application/yaml', 'X-File-Name': encodeURIComponent(file.name) } })
export const createSheet = (values: SheetValues): Promise<SheetValues> => request('/api/checklists', { method: 'POST', json: values })
export const changeSheet = (id: string, values: SheetValues): Promise<SheetValues> => request(at(id), { method: 'PATCH', json: values })
export const putSheetInUse = (id: string, version: number): Promise<SheetValues> => request(`${at(id)}/use`, { method: 'POST', json: { version } })
