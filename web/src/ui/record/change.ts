// A change of a record in words: which field, from what to what. Also for what is no field of the record: that it was
// archived, that it moved to another unit, an entry such as a sheet's answer.
import type { Change, Described } from '@/described/record'
import { fieldText, type FieldWords } from './field'
import { unknown } from '../words'

export interface ChangeWords extends FieldWords {
  archived: string
  unit_path: string
  hidden: string
}

export type Side = 'before' | 'after'
type Of = Pick<Described, 'fields' | 'entries'>

export function changeTitle({ field }: Change, of: Of, words: ChangeWords): string {
  const known = of.fields.find((one) => one.name === field)
  if (known) return words.pick(known.label)
  return field === 'archived' || field === 'unit_path' ? words[field] : field
}

export const isThere = (change: Change, side: Side): boolean => {
  const value = change[side]
  return change[`${side}_hidden`] === true || (value !== null && value !== undefined && value !== '')
}

export function changeText(change: Change, side: Side, of: Of, words: ChangeWords): string {
  if (change[`${side}_hidden`] === true) return words.hidden
  if (!isThere(change, side)) return unknown
  const name = change[`${side}_name`]
  if (name !== undefined) return name
  const value = change[side]
  const known = of.fields.find((one) => one.name === change.field)
  if (known) return fieldText(known, { [change.field]: value }, words)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value !== 'object' || value === null) return String(value)
  return (of.entries ?? [])
    .filter((part) => isThere({ field: part.name, after: Reflect.get(value, part.name) }, 'after'))
    .map((part) => fieldText(part, { [part.name]: Reflect.get(value, part.name) }, words))
    .filter((text, at) => at > 0 || text !== change.field) // an answer repeats its point
    .join('，')
}
