import { expect, test } from 'vitest'
import type { Turn, WhatIf } from '@/api/rulepacks'
import { added, examples_max, nothing_yet } from './sums'

const turn = (code: string, from: Turn['from'], to: Turn['to'], schools: number): Turn => ({ code, title: code, from, to, schools, verified: true })
const part = (schools: number, turns: Turn[], hazards = 0): WhatIf => ({ schools, schools_turned: turns.length, hazards, turns, examples: turns.map((one) => ({ ...one, school: 's', school_name: '校', says: '' })) })

test('parts add up: the same turn of the same clause is one line, the commonest first', () => {
  const parts = [part(10, [turn('a', 'passed', 'failed', 2), turn('b', null, 'unknown', 1)], 2), part(5, [turn('b', null, 'unknown', 4), turn('a', 'unknown', 'failed', 1)], 1)]
  const sum = parts.reduce(added, nothing_yet)
  expect([sum.schools, sum.schools_turned, sum.hazards]).toEqual([15, 4, 3])
  expect(sum.turns).toEqual([turn('b', null, 'unknown', 5), turn('a', 'passed', 'failed', 2), turn('a', 'unknown', 'failed', 1)])
  expect(nothing_yet.turns).toEqual([])
})

test('only so many examples are kept as are shown', () => {
  const many = part(200, Array.from({ length: 140 }, (_, at) => turn(`c${at}`, null, 'failed', 1)))
  expect(added(nothing_yet, many).examples).toHaveLength(examples_max)
})
