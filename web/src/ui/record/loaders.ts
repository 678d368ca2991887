// Where pickers get what they offer. The shell provides it, so that widgets know no API.
import { inject, type ComputedRef, type InjectionKey } from 'vue'

export interface Offer {
  id: string
  name: string
  note?: string
}

export interface TreeUnit {
  id: string
  name: string
  level: string
  has_children: boolean
}

export interface Loaders {
  /** Records of a book whose name fits what was typed. */
  searchRecords: (record: string, q: string, signal: AbortSignal) => Promise<Offer[]>
  nameRecord: (record: string, id: string) => Promise<string>
  rootUnit: () => TreeUnit | null
  childUnits: (parent: string) => Promise<TreeUnit[]>
  /** `unit` is whose record the file is for; empty: one's own. */
  uploadFile: (file: File, unit: string) => Promise<string>
  fileAddress: (id: string) => string
  searchUnits: (q: string, signal: AbortSignal) => Promise<(TreeUnit & { note?: string })[]>
}

export const loadersKey: InjectionKey<Loaders> = Symbol('loaders')

export function useLoaders(): Loaders {
  const loaders = inject(loadersKey)
  if (!loaders) throw new Error('the shell provides no loaders')
  return loaders
}

/** Whose record the form around is about, so that its files belong there too; null: it has not been said yet. */
export const formOwnerKey: InjectionKey<ComputedRef<string | null>> = Symbol('form owner')
