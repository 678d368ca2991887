// Which of a unit's children go to which of its parts.
import type { UnitPart } from '@/api/units'

export interface DraftPart {
  key: number
  name: string
  code: string
}

/** The parts with what was given to them; what was given to none stays with the old unit. */
export function partsOf(drafts: readonly DraftPart[], given: ReadonlyMap<string, number>): UnitPart[] {
  return drafts.map(({ key, name, code }) => ({
    name: name.trim(),
    code: code.trim(),
    children: [...given].filter(([, part]) => part === key).map(([child]) => child),
  }))
}

/** Children that stay; the old unit closes when none does. */
export const stayingCount = (children: readonly { id: string }[], given: ReadonlyMap<string, number>): number =>
  children.filter((child) => !given.has(child.id)).length
