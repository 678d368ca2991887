// What the server says of records, as the calls bring it and the widgets read it: the one description of a field and of
// a change. Knows neither API nor widgets, so that both may know it.
export interface Label {
  zh: string
  en: string
}

export type FieldKind =
  | 'text'
  | 'multiline'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'choice'
  | 'choices'
  | 'reference'
  | 'list'
  | 'object'

export interface Choice {
  name: string
  label: Label
}

export interface Field {
  name: string
  label: Label
  hint?: Label
  kind: FieldKind
  required: boolean
  read_only: boolean
  list: 'shown' | 'available' | 'never'
  filter: boolean
  sort: boolean
  search: boolean
  group?: Label
  /** 人, 个, 天 */
  unit?: string
  min?: number
  max?: number
  length_max?: number
  choices?: Choice[]
  /** What a reference points to. */
  record?: string
  secret?: boolean
  /** The day until which it is good. */
  expires?: boolean
  /** The day of what has happened: not after today. */
  past?: boolean
  /** Of a list or an object. */
  fields?: Field[]
}

/** What a record consists of; `entries` describes what the journal keeps under names of its own: a sheet's answers. */
export interface Described {
  name: string
  label: Label
  fields: Field[]
  entries?: Field[]
}

/** A change of one field. What the reader may not see is null and `hidden`; what a value refers to comes by name. */
export interface Change {
  field: string
  before?: unknown
  after?: unknown
  before_name?: string
  after_name?: string
  before_hidden?: boolean
  after_hidden?: boolean
  /** Somebody looked at a secret. */
  revealed?: boolean
}

export interface HistoryLine {
  seq: number
  at: string
  actor_name: string
  event: string
  reason: string | null
  changes: Change[]
}
