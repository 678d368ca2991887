// The form that puts a pack in force: unit, day, the pack's own parameters, and why.
import type { PackParameter, RulePack, Setting } from '@/api/rulepacks'
import type { Field, Values } from '@/ui/record/field'

const plain = { read_only: false, list: 'never', filter: false, sort: false, search: false } as const
const prefix = 'set.'
const reason_max = 200

export interface FormWords {
  unit: string
  day: string
  reason: string
  group: string
  /** A choice in words: 舍去 for floor. */
  choice: (name: string) => string
}
const said = (text: string) => ({ zh: text, en: text })

function parameterField(parameter: PackParameter, { group, choice }: FormWords): Field {
  const shared = { ...plain, name: prefix + parameter.name, label: said(parameter.label), required: true, group: said(group) }
  if (parameter.choices.length > 0) return { ...shared, kind: 'choice', choices: parameter.choices.map((name) => ({ name, label: said(choice(name)) })) }
  return { ...shared, kind: 'decimal', ...(parameter.min === null ? {} : { min: parameter.min }), ...(parameter.max === null ? {} : { max: parameter.max }) }
}

export const activationFields = (pack: Pick<RulePack, 'parameters'>, words: FormWords): Field[] => [
  { ...plain, name: 'unit', label: said(words.unit), kind: 'reference', record: 'units', required: true },
  { ...plain, name: 'in_force_from', label: said(words.day), kind: 'date', required: true },
  ...pack.parameters.map((parameter) => parameterField(parameter, words)),
  { ...plain, name: 'reason', label: said(words.reason), kind: 'multiline', required: true, length_max: reason_max },
]

/** Today, or the day the pack itself begins; its parameters as the pack has them. */
export function startValues(pack: Pick<RulePack, 'parameters' | 'effective_from'>, today: string): Values {
  const parameters = Object.fromEntries(pack.parameters.map((one) => [prefix + one.name, one.choices.length > 0 ? one.value : Number(one.value)]))
  return { in_force_from: pack.effective_from > today ? pack.effective_from : today, ...parameters }
}

/** What the region chose, as the server takes it. */
export const settingsOf = (pack: Pick<RulePack, 'parameters'>, values: Values): Setting[] =>
  pack.parameters.map(({ name, value }) => ({ name, value: String(values[prefix + name] ?? value) }))
