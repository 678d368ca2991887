// Every TanStack Query key, so that "what is out of date now" is said in one vocabulary.
import type { ListQuery } from './records'

export const keys = {
  records: ['records'] as const,
  todo: ['todo'] as const,
  rates: ['rates'] as const,
  ruleNames: ['rule_names'] as const,
  ratesOf: (unit: string, area: string) => ['rates', unit, area] as const,
  ledgers: (unit: string) => ['ledgers', unit] as const,
  ofRecord: (name: string) => ['record', name] as const,
  count: (name: string, query: ListQuery) => ['record', name, 'count', query.q ?? '', query.unit ?? '', query.filters] as const,
  one: (name: string, id: string) => ['record', name, 'one', id] as const,
  history: (name: string, id: string) => ['record', name, 'history', id] as const,
  choices: (name: string, q: string) => ['record', name, 'choices', q] as const,
  figures: (campaign: string, unit: string) => ['figures', campaign, unit] as const,
  /** What hangs on a record: its coverage, its receipts, its sheet. */
  part: (name: string, id: string, part: string, ...more: string[]) => ['record', name, 'one', id, part, ...more] as const,
  search: (q: string) => ['search', q] as const,
  journal: ['journal', 'records'] as const,
  journalChanges: (seq: number) => ['journal', 'changes', seq] as const,
  unit: (id: string) => ['unit', id] as const,
  units: (parent: string) => ['units', parent] as const,
  successions: (id: string) => ['record', 'units', 'successions', id] as const,
  postsOf: (user: string) => ['record', 'posts', 'of', user] as const,
}
