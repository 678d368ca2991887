import { describe, expect, it } from 'vitest'
import type { ChecklistRules } from '@/api/checklists'
import type { Field } from '@/ui/record/field'
import { faultsAt, fieldsFor, newChapter, nextCode, placeOf, wireSheet, withRule } from './sheet'

const rules: ChecklistRules = {
  rules: [
    { rule: 'yes_no', fields: ['counted', 'count_label', 'fact', 'veto'] },
    { rule: 'per_missing', fields: ['off_each', 'floor', 'count_label', 'fact', 'veto'] },
    { rule: 'steps', fields: ['steps', 'veto'] },
  ],
  facts: [],
}
const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name, label: { zh: name, en: name }, kind, required: false, read_only: false, list: 'shown', filter: false, sort: false, search: false, ...more })

describe('codes', () => {
  it('go on after the last one, not after the tenth text', () => {
    expect(nextCode([], '1.')).toBe('1.1')
    expect(nextCode(['1.1', '1.9', '1.2'], '1.')).toBe('1.10')
    expect(newChapter([{ code: '4', title: '', points: [] }]).points[0]?.code).toBe('5.1')
  })
})

describe('a point by another rule', () => {
  const point = { rule: 'per_missing', off_each: 2, floor: 1, count_label: '缺', veto: true, steps: [], text: '有门' }
  it('keeps what both have a use for and drops the rest', () => {
    expect(withRule(point, 'yes_no', rules)).toMatchObject({ rule: 'yes_no', off_each: 0, floor: 0, count_label: '缺', veto: true, text: '有门' })
    expect(withRule(point, 'steps', rules)).toMatchObject({ count_label: null, veto: true })
  })
  it('is asked for what its rule has a use for', () => {
    const fields = [field('text', 'text'), field('off_each', 'decimal'), field('steps', 'list'), field('veto', 'boolean')]
    expect(fieldsFor(fields, rules, point).map((one) => one.name)).toEqual(['text', 'off_each', 'veto'])
  })
})

it('sends numbers as numbers, all the way down, and what was emptied as nothing', () => {
  const fields = [field('edition', 'integer'), field('state', 'choice', { read_only: true }), field('dated_on', 'date'), field('chapters', 'list', { fields: [field('points', 'list', { fields: [field('full', 'decimal'), field('fact', 'text')] })] })]
  expect(wireSheet(fields, { edition: '2', state: 'draft', dated_on: null, chapters: [{ points: [{ full: '2.5', fact: null }] }] })).toEqual({ edition: 2, dated_on: null, chapters: [{ points: [{ full: 2.5 }] }] })
})

it('knows where a fault stands', () => {
  expect(placeOf('chapters[1].points[12].steps')).toEqual({ chapter: 1, point: 12 })
  expect(placeOf('chapters[1].title')).toEqual({ chapter: 1, point: null })
  expect(placeOf('grades[1].from')).toEqual({ chapter: null, point: null })
  expect(faultsAt({ 'chapters[0].points[1].steps[2].score': '高', 'chapters[0].points[10].full': '缺', grades: '乱' }, 'chapters[0].points[1]')).toEqual({ 'steps[2].score': '高' })
})
