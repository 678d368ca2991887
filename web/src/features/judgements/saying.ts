// What a person may say of a fact, and the form it is said in.
import type { FactSource, FactValue, SchoolFact } from '@/api/facts'
import type { Field, FieldKind, Values } from '@/ui/record/field'
import type { Label } from '@/ui/words'

/** A school declares what no ledger tells; an inspector says what was seen, of anything. */
export function sourceOf(fact: Pick<SchoolFact, 'ledger'>, at_school: boolean, may: (permission: string) => boolean): FactSource | null {
  if (at_school) return fact.ledger === '' && may('ledgers_write') ? 'declared' : null
  return may('inspect') ? 'observed' : null
}

const kinds: Record<SchoolFact['type'], FieldKind> = { boolean: 'boolean', number: 'decimal', date: 'date', text: 'choice' }
const note_max = 200

/** The value by the kind of the fact, and a note. */
export function sayingFields(fact: Pick<SchoolFact, 'type' | 'label' | 'unit' | 'choices'>, note: Label): Field[] {
  const plain = { read_only: false, list: 'never', filter: false, sort: false, search: false } as const
  const kind = kinds[fact.type]
  return [
    { ...plain, name: 'value', label: fact.label, kind, required: true, ...(fact.unit === '' ? {} : { unit: fact.unit }), ...(kind === 'choice' ? { choices: fact.choices } : {}), ...(kind === 'decimal' ? { min: 0 } : {}) },
    { ...plain, name: 'note', label: note, kind: 'multiline', required: false, length_max: note_max },
  ]
}

/** As the server reads a value: true, 12, 2026-11-25, or a choice's name. */
export const saidValue = (values: Values, before: FactValue): string => String(values.value ?? before ?? '')
