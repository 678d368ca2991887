// Where pickers get what they offer. The shell provides it, so that widgets know no API.
import { inject, type InjectionKey } from 'vue'

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
  searchUnits: (q: string, signal: AbortSignal) => Promise<(TreeUnit & { note?: string })[]>
}

export const loadersKey: InjectionKey<Loaders> = Symbol('loaders')

export function useLoaders(): Loaders {
  const loaders = inject(loadersKey)
  if (!loaders) throw new Error('the shell provides no loaders')
  return loaders
}
