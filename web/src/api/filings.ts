// Filings (备案): what a school reports of who guards it, and what the county's education bureau and police answer.
import { request } from './client'
import type { RecordRow } from './records'

export type FilingAnswer = 'waiting' | 'accepted' | 'returned' | 'lapsed'
export type FilingState = 'submitted' | 'filed' | 'returned' | 'replaced'
export type Agency = 'education' | 'police'
export type FilingMove = 'accept' | 'give_back'
export type Turn = 'added' | 'removed' | 'replaced' | 'changed'
export type Subject = 'guard' | 'post' | 'body'

export interface Filing extends RecordRow {
  number: string
  school_name?: string
  edition: number
  state: FilingState
  submitted_at: string
  submitted_by: string
  note: string | null
  education: FilingAnswer
  education_by: string | null
  education_at: string | null
  education_opinion: string | null
  police: FilingAnswer
  police_by: string | null
  police_at: string | null
  police_opinion: string | null
}

export interface FilingDraft extends RecordRow {
  school_name?: string
  kind: 'first' | 'change' | 'returned'
  changed_on: string
  due_on: string
  days_left: number
  overdue: boolean
  added: number
  removed: number
  replaced: number
  changed: number
}

export interface FilingContents {
  /** Against the last edition both agencies accepted. */
  differences: { subject: Subject; turn: Turn; zh: string; en: string }[]
  guards: Record<string, unknown>[]
  posts: Record<string, unknown>[]
  bodies: Record<string, unknown>[]
}

const at = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`

/** Of an edition (/api/filings) or of what would be the next one (/api/filing_drafts). */
export const loadFilingContents = (path: string, id: string, signal?: AbortSignal): Promise<FilingContents> => request(`${at(path, id)}/contents`, { signal })

export const submitFiling = (draft: string, version: number, note: string, files: string[]): Promise<Filing> =>
  request(`${at('/api/filing_drafts', draft)}/submit`, { method: 'POST', json: { version, note, files } })

export const answerFiling = (id: string, version: number, action: FilingMove, opinion: string): Promise<Filing> =>
  request(`${at('/api/filings', id)}/steps`, { method: 'POST', json: { version, action, opinion } })
