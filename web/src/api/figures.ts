// The figures of a campaign or of all hazards at one unit. Each says which list shows exactly its rows.
import { request } from './client'

export interface FigureLink {
  page: string | null
  filters: Record<string, string>
}
export interface Tile extends FigureLink {
  key: string
  value: number | null
  of?: number | null
  percent?: number | null
}
export interface FigureRow {
  unit: string
  name: string
  phase?: string | null
  [figure: string]: unknown
}
export interface Figures {
  campaign?: { id: string; name: string; year: number; state: string; coverage_target: number }
  unit: { id: string; name: string; level: string }
  at: string
  tiles: Tile[]
  columns: Record<string, FigureLink>
  rows: FigureRow[]
  grades: (FigureLink & { grade: string; state: string; count: number })[]
  kinds: (FigureLink & { kind: string; count: number })[]
  points?: (FigureLink & { code: string; text: string; focus: boolean; failed: number })[]
}

export const loadFigures = (campaign: string, unit: string, signal?: AbortSignal): Promise<Figures> =>
  request(campaign === '' ? '/api/figures/hazards' : '/api/figures/campaign', { query: { campaign, unit }, signal })
