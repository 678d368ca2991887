import { describe, expect, it } from 'vitest'
import type { Point } from '@/api/checklists'
import { lackOf, outcomeOf, proposedDue, type Given } from './judging'

const aPoint = (changes: Partial<Point>): Point => ({
  code: '1.1',
  text: '',
  guide: null,
  clause: null,
  full: 8,
  rule: 'yes_no',
  off_each: 4,
  floor: 0,
  counted: false,
  veto: false,
  steps: [
    { text: '全', score: 8 },
    { text: '缺', score: 2 },
    { text: '无', score: 0 },
  ],
  count_label: null,
  photo: 'on_fail',
  focus: false,
  may_not_apply: true,
  fix_days: 7,
  ...changes,
})
const given = (changes: Partial<Given>): Given => ({ outcome: 'pass', value: null, note: null, photos: [], due: null, ...changes })
const today = '2026-11-24'

describe('what a count means', () => {
  it.each([
    ['per_missing', 0, 'pass'],
    ['per_missing', 1, 'partial'],
    ['per_missing', 2, 'fail'],
    ['steps', 0, 'pass'],
    ['steps', 1, 'partial'],
    ['steps', 2, 'fail'],
    ['rate', 100, 'pass'],
    ['rate', 99, 'partial'],
    ['rate', 0, 'fail'],
    ['levels', 0, 'pass'],
    ['levels', 1, 'partial'],
    ['levels', 2, 'fail'],
    ['weights', 1, 'partial'],
    ['count', 3, 'pass'],
    ['count', 2, 'partial'],
    ['count', 1, 'fail'],
  ] as const)('%s %d is %s', (rule, value, outcome) => expect(outcomeOf(aPoint({ rule }), value, 3)).toBe(outcome))
  it('fails at the floor of the point, not only at nothing', () => {
    expect(outcomeOf(aPoint({ rule: 'per_missing', floor: 2 }), 1)).toBe('partial')
    expect(outcomeOf(aPoint({ rule: 'per_missing', floor: 4 }), 1)).toBe('fail')
  })
  it('is only noted, of a base figure', () => expect(outcomeOf(aPoint({ rule: 'figure', full: 0 }), 812)).toBe('pass'))
})

describe('what a point still lacks', () => {
  it('is an answer before all else', () => expect(lackOf(aPoint({}), undefined, today)).toBe('answer'))
  it('is a note, then a photo, when it failed', () => {
    expect(lackOf(aPoint({}), given({ outcome: 'fail' }), today)).toBe('note')
    expect(lackOf(aPoint({}), given({ outcome: 'fail', note: ' ' }), today)).toBe('note')
    expect(lackOf(aPoint({}), given({ outcome: 'partial', note: '坏' }), today)).toBe('photo')
    expect(lackOf(aPoint({}), given({ outcome: 'partial', note: '坏', photos: ['at_1'] }), today)).toBe(null)
  })
  it('is a photo by the rule alone, except where the point does not apply', () => {
    expect(lackOf(aPoint({ photo: 'required' }), given({}), today)).toBe('photo')
    expect(lackOf(aPoint({ photo: 'required' }), given({ outcome: 'not_applicable' }), today)).toBe(null)
    expect(lackOf(aPoint({ photo: 'optional' }), given({ outcome: 'fail', note: '坏' }), today)).toBe(null)
  })
  it('is the number, where one is asked for beside the yes', () => {
    expect(lackOf(aPoint({ counted: true }), given({}), today)).toBe('number')
    expect(lackOf(aPoint({ counted: true }), given({ value: 0 }), today)).toBe(null)
    expect(lackOf(aPoint({ counted: true }), given({ outcome: 'not_applicable' }), today)).toBe(null)
  })
  it('is another deadline when the one given is past; today is not', () => {
    const fixed = given({ outcome: 'fail', note: '坏', photos: ['at_1'] })
    expect(lackOf(aPoint({}), { ...fixed, due: '2026-11-23' }, today)).toBe('due')
    expect(lackOf(aPoint({}), { ...fixed, due: today }, today)).toBe(null)
  })
})

it('proposes a deadline across the end of a month', () => expect(proposedDue('2026-02-25', 7)).toBe('2026-03-04'))
