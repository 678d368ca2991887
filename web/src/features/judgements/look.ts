// How judgements and facts look and in which order they are read.
import type { CountedFact, FactValue } from '@/api/facts'
import { verdicts, type Verdict } from '@/api/judgements'
import type { StatusTone } from '@/ui/StatusTag.vue'
import { numberText, unknown, type Label } from '@/ui/words'

export const verdictTones: Record<Verdict, StatusTone> = { failed: 'bad', partial: 'waiting', unknown: 'unknown', passed: 'good', not_applicable: 'over' }

export interface PackGroup<Row> {
  pack: string
  name: string
  rows: Row[]
}

/** Pack by pack, the worst first and else by name; in each the worst first. */
export function byPack<Row extends { pack: string; pack_name?: string; verdict: Verdict }>(rows: readonly Row[]): PackGroup<Row>[] {
  const groups = new Map<string, PackGroup<Row>>()
  for (const row of rows) {
    const group = groups.get(row.pack) ?? { pack: row.pack, name: row.pack_name ?? '', rows: [] }
    group.rows.push(row)
    groups.set(row.pack, group)
  }
  const badness = (row: Row | undefined): number => (row ? verdicts.indexOf(row.verdict) : verdicts.length)
  for (const group of groups.values()) group.rows.sort((one, other) => badness(one) - badness(other))
  return [...groups.values()].sort((one, other) => badness(one.rows[0]) - badness(other.rows[0]) || one.name.localeCompare(other.name, 'zh-CN'))
}

/** How many of each, the worst first; what does not occur is left out. */
export function verdictCounts(rows: readonly { verdict: Verdict }[]): { verdict: Verdict; count: number }[] {
  return verdicts.map((verdict) => ({ verdict, count: rows.filter((row) => row.verdict === verdict).length })).filter(({ count }) => count > 0)
}

export interface FactWords {
  yes: string
  no: string
  pick: (label: Label | undefined) => string
}

/** A value of a fact as people read it, without its unit; unknown is a dash. */
export function factText(fact: Pick<CountedFact, 'choices'>, value: FactValue, words: FactWords): string {
  if (value === null) return unknown
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return numberText(value)
  const choice = fact.choices.find((one) => one.name === value)
  return choice ? words.pick(choice.label) : value
}

const completeness = 'ledgers.'

/** The ledger a fact belongs to: the one it is counted from, or the one it calls complete. */
export const ledgerOf = (fact: Pick<CountedFact, 'fact' | 'ledger'>): string =>
  fact.ledger !== '' ? fact.ledger : fact.fact.startsWith(completeness) ? fact.fact.slice(completeness.length) : ''

/** Whether it says that a ledger is complete. */
export const isCompleteness = (fact: Pick<CountedFact, 'fact'>): boolean => fact.fact.startsWith(completeness)

/** Ledger by ledger, in the order of the catalogue; what no ledger tells (under '') first, a ledger's completeness before its counts. */
export function byLedger<Fact extends Pick<CountedFact, 'fact' | 'ledger'>>(facts: readonly Fact[]): { ledger: string; facts: Fact[] }[] {
  const groups = new Map<string, Fact[]>([['', []]])
  for (const fact of facts) {
    const ledger = ledgerOf(fact)
    groups.set(ledger, [...(groups.get(ledger) ?? []), fact])
  }
  return [...groups.entries()]
    .map(([ledger, some]) => ({ ledger, facts: [...some.filter(isCompleteness), ...some.filter((fact) => !isCompleteness(fact))] }))
    .filter((group) => group.facts.length > 0)
}
