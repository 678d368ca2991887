// A record's field as people read it.
import type { Field, FieldKind, Label } from '@/described/record'
import { instantText, numberText, unknown } from '../words'

export type { Choice, Field, FieldKind } from '@/described/record'

export type Values = Record<string, unknown>

export interface FieldWords {
  pick: (label: Label | undefined) => string
  yes: string
  no: string
  files: (n: number) => string
  /** 已过期, 30 天内到期, 有效 */
  expiry: (state: string) => string
  /** Between the two ends of a span: 至. */
  until: string
}

/** A number of four digits that counts nothing: 2026, not 2,026. */
const isYear = (field: Field): boolean => field.kind === 'integer' && (field.min ?? 0) >= 1000 && (field.max ?? Infinity) <= 9999
const isNumberKind = (kind: FieldKind): boolean => kind === 'integer' || kind === 'decimal'
export const alignOf = (field: Field): 'start' | 'end' => (isNumberKind(field.kind) ? 'end' : 'start')

/** Whether it needs the whole width: what may hold a long text or several parts. */
export function isWide(field: Field): boolean {
  return ['multiline', 'list', 'object'].includes(field.kind) || (field.kind === 'text' && (field.length_max ?? 0) > 100)
}

function choiceText(field: Field, name: unknown, words: FieldWords): string {
  const found = field.choices?.find((choice) => choice.name === name)
  return found ? words.pick(found.label) : String(name)
}

/** Two days, moments or years one after the other are the ends of a span: 2026-10-04 至 2026-10-18. */
const isSpan = (from: Field, to: Field): boolean => from.kind === to.kind && (from.kind === 'date' || from.kind === 'instant' || (isYear(from) && isYear(to)))

/** Of a part that is so or not, the name says that it is: 组长, not 是. */
function partText(field: Field, value: unknown, words: FieldWords): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const row = value as Values
  let text = ''
  let last: Field | null = null
  for (const part of field.fields ?? []) {
    const said = part.kind === 'boolean' ? (row[part.name] === true ? words.pick(part.label) : unknown) : fieldText(part, row, words)
    if (said === unknown) continue
    const between = last === null ? '' : isSpan(last, part) ? ` ${words.until} ` : ' '
    text += between + said
    last = part
  }
  return text
}

/** A field's value as people read it. References come with their name in `<field>_name`. */
export function fieldText(field: Field, row: Values, words: FieldWords): string {
  const value = row[field.name]
  if (field.kind === 'reference') {
    const name = row[`${field.name}_name`] ?? value
    return name === null || name === undefined || name === '' ? unknown : String(name)
  }
  if (value === null || value === undefined || value === '') return unknown
  switch (field.kind) {
    case 'integer':
      return isYear(field) ? String(value) : numberText(value)
    case 'decimal':
      return numberText(value)
    case 'boolean':
      return value === true ? words.yes : words.no
    case 'instant':
      return instantText(String(value))
    case 'choice':
      return choiceText(field, value, words)
    case 'choices':
      return Array.isArray(value) && value.length > 0 ? value.map((one) => choiceText(field, one, words)).join('、') : unknown
    case 'list':
      if (field.record === 'attachments') return Array.isArray(value) && value.length > 0 ? words.files(value.length) : unknown
      return Array.isArray(value) && value.length > 0 ? value.map((one) => partText(field, one, words)).join('；') : unknown
    case 'object':
      return partText(field, value, words) || unknown
    case 'text':
    case 'multiline':
    case 'date':
      return String(value)
  }
}

/** Fields under their headings, in the order of the description. */
export function grouped(fields: readonly Field[], pick: (label: Label | undefined) => string): { title: string; fields: Field[] }[] {
  const groups: { title: string; fields: Field[] }[] = []
  for (const field of fields) {
    const title = pick(field.group)
    const group = groups.find((one) => one.title === title)
    if (group) group.fields.push(field)
    else groups.push({ title, fields: [field] })
  }
  return groups
}

const wideness = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 15 : 8), 0)
const padding_width = 26
const sort_width = 18

/** How wide a column stands before anybody drags it: by what it holds, a choice by its longest word. */
export function columnWidth(field: Field, title: string, pick: (label: Label | undefined) => string): number {
  const heading = wideness(title) + padding_width + sort_width
  const longest = Math.max(0, ...(field.choices ?? []).map((choice) => wideness(pick(choice.label))))
  const by_kind: Record<FieldKind, number> = {
    text: Math.min(220, Math.max(96, (field.length_max ?? 20) * 4)),
    multiline: 240,
    integer: 88,
    decimal: 96,
    boolean: 72,
    date: field.expires ? 196 : 112,
    instant: 150,
    choice: Math.min(200, longest + padding_width),
    choices: 180,
    reference: 132,
    list: 200,
    object: 200,
  }
  return Math.max(heading, field.secret ? 128 : by_kind[field.kind])
}
