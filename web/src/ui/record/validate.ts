// What a form can refuse before asking: limits that came with the description. Everything else the server says.
import { todayText } from '../words'
import type { Field } from './field'

export interface Fault {
  /** A key of ui.form.fault with its values. */
  key: string
  values: Record<string, string | number>
}

const fault = (key: string, values: Record<string, string | number> = {}): Fault => ({ key, values })

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Digits as a Chinese keyboard may give them (１２．５) are the same number. */
const numberIn = (value: unknown): number => (typeof value === 'number' ? value : Number(String(value).normalize('NFKC').trim()))

function numberFault(field: Field, value: unknown): Fault | null {
  const number = numberIn(value)
  if (!Number.isFinite(number)) return fault('not_a_number')
  if (field.kind === 'integer' && !Number.isInteger(number)) return fault('not_an_integer')
  const { min, max } = field
  if (min !== undefined && max !== undefined && (number < min || number > max)) return fault('between', { min, max })
  if (min !== undefined && number < min) return fault('at_least', { min })
  if (max !== undefined && number > max) return fault('at_most', { max })
  return null
}

/** The field of a record a path begins with: `phases` of `phases[1].to`. */
export const fieldOfPath = (path: string): string => path.split(/[.[]/, 1)[0] ?? ''

function dateFault(field: Field, value: string): Fault | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) return fault('not_a_date')
  const today = todayText()
  return field.past && value > today ? fault('in_future', { today }) : null
}

export function faultOf(field: Field, value: unknown): Fault | null {
  if (isEmpty(value)) return field.required ? fault('required') : null
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return numberFault(field, value)
    case 'text':
    case 'multiline': {
      const length = [...String(value)].length
      return field.length_max !== undefined && length > field.length_max ? fault('too_long', { max: field.length_max, length }) : null
    }
    case 'date':
      return dateFault(field, String(value))
    case 'boolean':
    case 'instant':
    case 'choice':
    case 'choices':
    case 'reference':
    case 'list':
    case 'object':
      return null
  }
}

/** What goes over the wire: numbers as numbers, nothing as null, text without blanks at its ends. */
export function wireValue(field: Field, value: unknown): unknown {
  if (isEmpty(value)) return field.kind === 'choices' || field.kind === 'list' ? [] : null
  if (field.kind === 'integer' || field.kind === 'decimal') return numberIn(value)
  if (field.kind === 'text') return String(value).trim()
  return value
}

export function isSame(a: unknown, b: unknown): boolean {
  return (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b)
}
