// The tree of units (单位) everybody shares; children arrive when a branch is opened.
import { request } from './client'

export interface Unit {
  id: string
  name: string
  code: string | null
  level: string
  path?: string
  unit_path?: string
  has_children: boolean
}

interface Units {
  rows: Unit[]
  next?: string | null
}

export const childrenOf = async (parent: string, signal?: AbortSignal): Promise<Unit[]> =>
  (await request<Units>('/api/units', { query: { 'f.parent': parent, sort: 'code', limit: 500 }, signal })).rows

export const searchUnits = async (q: string, signal?: AbortSignal): Promise<Unit[]> =>
  (await request<Units>('/api/units', { query: { q, limit: 30 }, signal })).rows

export const loadUnit = (id: string, signal?: AbortSignal): Promise<Unit> =>
  request(`/api/units/${encodeURIComponent(id)}`, { signal })

export interface UnitRow extends Unit {
  version: number
  unit_path: string
  parent: string | null
  parent_name?: string | null
  closed_on: string | null
  can?: string[]
  [field: string]: unknown
}

/** What a unit came from and went into. */
export interface Succession {
  kind: 'merged' | 'split' | 'renamed'
  from: string
  from_name: string
  to: string
  to_name: string
  on: string
  reason: string
}

export interface UnitPart {
  name: string
  code: string
  children: string[]
}

const at = (id: string): string => `/api/units/${encodeURIComponent(id)}`

export const addUnit = (values: object): Promise<UnitRow> => request('/api/units', { method: 'POST', json: values })

export const renameUnit = (id: string, version: number, name: string, code: string): Promise<UnitRow> =>
  request(at(id), { method: 'PATCH', json: { name, code, version } })

export const mergeUnit = (id: string, into: string, reason: string): Promise<UnitRow> =>
  request(`${at(id)}/merge`, { method: 'POST', json: { into, reason } })

export const splitUnit = (id: string, parts: readonly UnitPart[], reason: string): Promise<{ rows: UnitRow[] }> =>
  request(`${at(id)}/split`, { method: 'POST', json: { parts, reason } })

export const successionsOf = async (id: string, signal?: AbortSignal): Promise<Succession[]> =>
  (await request<{ rows: Succession[] }>(`${at(id)}/successions`, { signal })).rows
