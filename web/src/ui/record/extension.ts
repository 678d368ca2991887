// How a feature adds to the generic page of a record: columns drawn its own way, more tabs, more actions. Features
// export a list of these; the shell gathers them; the page of the record finds its own by name.
import type { Component, InjectionKey } from 'vue'
import type { Values } from './field'

export interface ExtensionRow extends Values {
  id: string
  version: number
  can?: string[]
}

/** What an action may do besides its own call. */
export interface ActionContext {
  row: ExtensionRow
  /** The record's path on the server, e.g. /api/schools. */
  path: string
  /** Show this row as it is now. */
  replace: (row: ExtensionRow) => void
  /** Take it off the list and close it. */
  remove: (id: string) => void
  reload: () => void
}

export interface ColumnExtension {
  /** Gets `row`, `value`, `text`. */
  cell: Component
  width?: number
}

export interface ComputedColumn extends ColumnExtension {
  name: string
  /** Key of the heading's words. */
  title: string
  width: number
  /** Name of the column it stands behind; at the end when absent. */
  after?: string
}

export interface DetailTab {
  name: string
  title: string
  /** Gets `row` and `context`. */
  component: Component
  /** Stands before the fields: what the record is opened for. */
  is_first?: boolean
  when?: (row: ExtensionRow) => boolean
}

/** Records that belong to this one, each kind as a tab: the first few of them and the way to all. */
export interface RelatedRecords {
  /** One kind, or every kind whose description names this group. */
  record?: string
  group?: string
  /** What narrows their list to those of this row. */
  of: (row: ExtensionRow) => { unit?: string; filters?: Readonly<Record<string, string>> }
}

export interface RecordAction {
  /** Offered when the row's `can` has it. */
  name: string
  title: string
  tone?: 'primary' | 'plain' | 'danger'
  icon?: Component
  /** Either does it at once, or shows a component (with `context`, emits `close`) that asks first. */
  run?: (context: ActionContext) => Promise<void> | void
  dialog?: Component
}

export interface ToolbarAction {
  name: string
  title: string
  icon?: Component
  tone?: 'primary' | 'plain'
  /** A permission of session.may. */
  needs?: string
  /** Gets `selected` (ids), `reload`; emits `close`. */
  dialog: Component
}

export interface RecordExtension {
  record: string
  columns?: Record<string, ColumnExtension>
  computed_columns?: ComputedColumn[]
  /** Stands between the title and the tabs of the detail; gets `row` and `context`. */
  header?: Component
  tabs?: DetailTab[]
  related?: RelatedRecords[]
  actions?: RecordAction[]
  toolbar?: ToolbarAction[]
  /** Replaces the plain form for new records; gets `path`; emits `done` (row) and `cancel`. */
  create_form?: Component
  /** The permission with which a record is made by its slice's own POST, where the book itself offers no `create`. */
  create_needs?: string
  /** What a new record starts with. */
  create_values?: () => Values
  /** Its records are kept above all units: narrowed to one of them there would be nothing. */
  is_above_units?: boolean
  /** Names of fields the filter bar shows first. */
  first_filters?: string[]
  /** Fields the header shows already: not told a second time below it, and still in the form. */
  header_fields?: string[]
  /** Fields neither the list nor the form shows. */
  hidden_fields?: string[]
}

export const extensionsKey: InjectionKey<readonly RecordExtension[]> = Symbol('record extensions')
