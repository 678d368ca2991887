// The one search over all books: a few rows of each that the reader's own lists would find.
import { request } from './client'

export interface FoundRow {
  id: string
  name: string
  /** What tells it from others: fields of its description. */
  texts: { field: string; text: string }[]
  unit_name: string | null
}
export interface FoundGroup {
  record: string
  rows: FoundRow[]
  /** The list of this book finds more. */
  more: boolean
}

export const searchAll = async (q: string, signal?: AbortSignal): Promise<FoundGroup[]> =>
  (await request<{ groups: FoundGroup[] }>('/api/search', { query: { q }, signal })).groups
