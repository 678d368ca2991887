// What is known of a school: each fact with what counts of it now, and what else was said.
import type { Choice, Label } from '@/described/record'
import { request } from './client'

export type FactSource = 'measured' | 'observed' | 'declared'
export type FactValue = boolean | number | string | null

/** A fact with what counts of it; `value` null: unknown. */
export interface CountedFact {
  fact: string
  label: Label
  unit: string
  type: 'boolean' | 'number' | 'text' | 'date'
  choices: Choice[]
  /** The ledger it is counted from; empty: people tell it. */
  ledger: string
  value: FactValue
  source: FactSource | null
  at: string | null
  by: string
  disputed: boolean
}
export interface FactWord {
  source: FactSource
  value: FactValue
  at: string
  by: string
  note: string
  /** Not too old to be taken. */
  taken: boolean
}
export interface SchoolFact extends CountedFact {
  words: FactWord[]
}

const at = (school: string): string => `/api/schools/${encodeURIComponent(school)}/facts`

export interface SchoolFacts {
  rows: SchoolFact[]
  /** How many rows each ledger has at the school. */
  ledgers: { ledger: string; rows: number }[]
}

export const loadFacts = (school: string, signal?: AbortSignal): Promise<SchoolFacts> => request(at(school), { signal })

export interface Saying {
  fact: string
  source: FactSource
  value: string
  note: string
}
export const sayFact = (school: string, saying: Saying): Promise<SchoolFacts> => request(at(school), { method: 'POST', json: saying })
/** All of them or none. */
export const sayFacts = (school: string, sayings: readonly Saying[]): Promise<SchoolFacts> =>
  request(`/api/schools/${encodeURIComponent(school)}/sayings`, { method: 'POST', json: { sayings } })
