// The journal, for whoever audits it.
import type { Change, Described } from '@/described/record'
import { request } from './client'
import type { Page } from './records'

export interface JournalEvent {
  seq: number
  at: string
  actor_id: string
  actor_name: string
  event: string
  record: string
  record_id: string
  /** Null where it has none or the reader may not know it. */
  record_name: string | null
  unit_path: string
  unit_name: string | null
  reason: string | null
}

/** Fields with exactly this value; days from and to, both included. */
export interface JournalSearch {
  actor?: string
  event?: string
  record_id?: string
  from?: string
  to?: string
}

export interface Verdict {
  events: number
  intact: boolean
  broken_at: number | null
  why: string
}

export const searchJournal = (search: JournalSearch, cursor: string | null, signal?: AbortSignal): Promise<Page<JournalEvent>> =>
  request('/api/audit', { query: { ...search, cursor }, signal })

/** What an event did to one record. */
export interface JournalChange {
  record: string
  record_id: string
  record_name: string | null
  changes: Change[]
}

export const changesOf = (seq: number, cursor: string | null, signal?: AbortSignal): Promise<Page<JournalChange>> =>
  request(`/api/audit/${seq}/changes`, { query: { cursor }, signal })

/** The words for what the journal speaks of, also of books the auditor may not open. */
export const describeJournal = (signal?: AbortSignal): Promise<Described[]> => request('/api/audit/records', { signal })

export const verifyJournal = (): Promise<Verdict> => request('/api/audit/verify')
