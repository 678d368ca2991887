// Notices (通知) down the tree, and the receipts of those below.
import { request } from './client'
import type { RecordRow } from './records'

export interface Notice extends RecordRow {
  title: string
  document_number: string | null
  body: string
  audience: string[]
  documents: string[]
  campaign: string | null
  state: 'draft' | 'issued' | 'withdrawn'
  issued_at: string | null
  issued_by: string | null
  received: boolean
}

export interface Receipt {
  unit: string
  unit_name: string
  level: string
  received_at: string | null
  received_by: string | null
}

export interface Receipts {
  rows: Receipt[]
  counts: { received: number; missing: number }
  next: string | null
}

const at = (id: string): string => `/api/notices/${encodeURIComponent(id)}`

export const loadNotice = (id: string, signal?: AbortSignal): Promise<Notice> => request(at(id), { signal })
export const receiveNotice = (id: string): Promise<unknown> => request(`${at(id)}/receive`, { method: 'POST', json: {} })
export const issueNotice = (id: string, version: number): Promise<Notice> => request(`${at(id)}/issue`, { method: 'POST', json: { version } })
export const withdrawNotice = (id: string, version: number, reason: string): Promise<Notice> =>
  request(`${at(id)}/withdraw`, { method: 'POST', json: { version, reason } })
export const loadReceipts = (id: string, state: 'received' | 'missing', cursor: string | null, signal?: AbortSignal): Promise<Receipts> =>
  request(`${at(id)}/receipts`, { query: { state, cursor }, signal })
