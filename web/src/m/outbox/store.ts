// What the phone keeps: sheets to work on without a connection, and everything typed that the server has not confirmed.
// Each entry belongs to a user; another one who logs in on the same phone neither sees nor sends it.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { HazardReport, HazardStep } from '@/api/hazards'
import type { Answer, AnswerSent, Sheet, Submitted } from '@/api/inspections'
import type { FieldProblem } from '@/api/problem'

/** Photos not uploaded yet stand in an answer under a key with this prefix. */
export const local_prefix = 'local:'
export const isLocal = (photo: string): boolean => photo.startsWith(local_prefix)

export interface WaitingAnswer {
  key: string
  user: string
  inspection: string
  answer: AnswerSent
  /** waiting: not confirmed yet; refused: the server does not take it as it is; superseded: a later one stands there. */
  state: 'waiting' | 'refused' | 'superseded'
  refusal: string
  theirs: Answer | null
}

export interface LocalPhoto {
  key: string
  user: string
  /** The school it was taken at. */
  unit: string
  name: string
  /** Dropped once uploaded; the row stays, because drafts on screen still call the photo by its key. */
  bytes: ArrayBuffer | null
  file: string | null
  refusal: string
  kept_at: string
}

export interface Submission {
  key: string
  user: string
  inspection: string
  vetoes: string[]
  state: 'waiting' | 'refused'
  refusal: string
  faults: FieldProblem[]
}

/** A hazard reported or rectified. The call is not idempotent, so the attempt is written down before it is made. */
export interface Deed {
  key: string
  user: string
  title: string
  call: { kind: 'report'; report: HazardReport } | { kind: 'step'; hazard: string; step: HazardStep }
  photos: string[]
  attempt: { by: string; at: number } | null
  refusal: string
  kept_at: string
}

export interface KeptSheet {
  key: string
  user: string
  sheet: Sheet
  fetched_at: string
}

export interface KeptResult {
  key: string
  user: string
  result: Submitted
}

interface Schema extends DBSchema {
  answers: { key: string; value: WaitingAnswer; indexes: { user: string } }
  photos: { key: string; value: LocalPhoto; indexes: { user: string } }
  submissions: { key: string; value: Submission; indexes: { user: string } }
  deeds: { key: string; value: Deed; indexes: { user: string } }
  sheets: { key: string; value: KeptSheet; indexes: { user: string } }
  results: { key: string; value: KeptResult; indexes: { user: string } }
  /** The session, the lists last seen. */
  notes: { key: string; value: unknown }
}
export type Store = IDBPDatabase<Schema>
export type StoreRow<Name extends 'answers' | 'photos' | 'submissions' | 'deeds' | 'sheets' | 'results'> = Schema[Name]['value']

const owned = ['answers', 'photos', 'submissions', 'deeds', 'sheets', 'results'] as const

export const openStore = (name = 'anyuan-phone'): Promise<Store> =>
  openDB<Schema>(name, 1, {
    upgrade(db) {
      for (const store of owned) db.createObjectStore(store, { keyPath: 'key' }).createIndex('user', 'user')
      db.createObjectStore('notes')
    },
  })

export const keyOf = (user: string, inspection: string, point = ''): string => [user, inspection, point].join('/')

/** Takes what somebody was shown off the phone. What they typed and is not sent yet stays until they are back. */
export async function forgetShown(store: Store, user: string): Promise<void> {
  const tx = store.transaction(['sheets', 'results', 'notes'], 'readwrite')
  for (const name of ['sheets', 'results'] as const) {
    for (const key of await tx.objectStore(name).index('user').getAllKeys(user)) await tx.objectStore(name).delete(key)
  }
  await tx.objectStore('notes').clear()
  await tx.done
}
