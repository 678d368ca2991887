// The journal, for whoever audits it.
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
  unit_path: string
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

export const verifyJournal = (): Promise<Verdict> => request('/api/audit/verify')
