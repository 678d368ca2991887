// Where the things a judgement speaks of are.
import type { RouteLocationRaw } from 'vue-router'
import { writeAddress } from '@/ui/list/address'

const nothing = { q: '', sort: '', unit: '', tab: '', open: '', filters: {} }

const schoolAt = (school: string, tab: string): RouteLocationRaw => ({ path: '/records/schools', query: writeAddress({ ...nothing, open: school, tab }) })
export const judgementsOf = (school: string): RouteLocationRaw => schoolAt(school, 'judgements')

/** Where a fact is told: the ledger it is counted from, the school's own file, or the facts people tell. */
export function tellingPlace(ledger: string, school: string): RouteLocationRaw {
  if (ledger === '') return schoolAt(school, 'facts')
  if (ledger === 'schools') return schoolAt(school, 'file')
  return { path: `/records/${ledger}`, query: writeAddress({ ...nothing, unit: school }) }
}
export const hazardPage = (hazard: string): RouteLocationRaw => ({ path: '/records/hazards', query: writeAddress({ ...nothing, open: hazard }) })
