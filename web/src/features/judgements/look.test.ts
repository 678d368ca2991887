import { expect, test } from 'vitest'
import type { Verdict } from '@/api/judgements'
import { byLedger, byPack, factText, ledgerOf, verdictCounts } from './look'

const row = (pack: string, verdict: Verdict, code = '') => ({ pack, pack_name: `名 ${pack}`, verdict, code })

test('each pack has its clauses together, the worst first and else as they came', () => {
  const groups = byPack([row('b', 'passed'), row('a', 'not_applicable'), row('b', 'unknown'), row('b', 'failed', '1'), row('a', 'partial'), row('b', 'failed', '2')])
  expect(groups.map((group) => [group.pack, group.name])).toEqual([['b', '名 b'], ['a', '名 a']])
  expect(groups[0]?.rows.map((one) => one.verdict)).toEqual(['failed', 'failed', 'unknown', 'passed'])
  expect(groups[0]?.rows.map((one) => one.code).slice(0, 2)).toEqual(['1', '2'])
  expect(groups[1]?.rows.map((one) => one.verdict)).toEqual(['partial', 'not_applicable'])
})

test('packs stand in the same order at every school: the worst first, else by name', () => {
  const order = (rows: ReturnType<typeof row>[]) => byPack(rows).map((group) => group.pack)
  expect(order([row('c', 'passed'), row('a', 'passed'), row('b', 'partial')])).toEqual(['b', 'a', 'c'])
  expect(order([row('b', 'passed'), row('a', 'passed'), row('a', 'failed')])).toEqual(['a', 'b'])
})

test('the counts name only what there is', () => {
  expect(verdictCounts([row('a', 'passed'), row('a', 'unknown'), row('b', 'passed')])).toEqual([{ verdict: 'unknown', count: 1 }, { verdict: 'passed', count: 2 }])
  expect(verdictCounts([])).toEqual([])
})

test('a value is read by its kind, and nought is not unknown', () => {
  const words = { yes: '是', no: '否', pick: (label: { zh: string } | undefined) => label?.zh ?? '' }
  const choices = [{ name: 'primary', label: { zh: '小学', en: 'Primary' } }]
  expect(factText({ choices: [] }, 0, words)).toBe('0')
  expect(factText({ choices: [] }, null, words)).toBe('—')
  expect(factText({ choices: [] }, false, words)).toBe('否')
  expect(factText({ choices: [] }, '2026-11-25', words)).toBe('2026-11-25')
  expect(factText({ choices }, 'primary', words)).toBe('小学')
  expect(factText({ choices: [] }, 12500, words)).toBe('12,500')
})

test('what calls a ledger complete stands with that ledger, before what is counted from it', () => {
  const facts = [{ fact: 'school.students', ledger: 'schools' }, { fact: 'guards.all', ledger: 'guards' }, { fact: 'school.guard_post', ledger: '' }, { fact: 'ledgers.guards', ledger: '' }]
  expect(facts.map(ledgerOf)).toEqual(['schools', 'guards', '', 'guards'])
  expect(byLedger(facts).map((group) => [group.ledger, group.facts.map((fact) => fact.fact)])).toEqual([
    ['', ['school.guard_post']],
    ['schools', ['school.students']],
    ['guards', ['ledgers.guards', 'guards.all']],
  ])
})
