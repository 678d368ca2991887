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
