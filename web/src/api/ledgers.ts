// How much the ledgers of a school hold, and how much of it is past its day or soon will be.
import { request } from './client'

export interface LedgerTally {
  record: string
  total: number
  expired: number
  soon: number
}

export const loadLedgers = async (unit: string, signal?: AbortSignal): Promise<LedgerTally[]> =>
  (await request<{ rows: LedgerTally[] }>('/api/ledgers', { query: { unit }, signal })).rows
