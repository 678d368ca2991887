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

describe('the deadline proposed', () => {
  const calendar = { from: '2026-11-26', days: 's--sswl-s' } // a Thursday; the 2nd is worked only, the 3rd has lessons only
  it('counts plain days across the end of a month', () => expect(proposedDue('2026-02-25', aPoint({}))).toBe('2026-03-04'))
  it.each([
    ['working_days', 1, '2026-11-29'],
    ['working_days', 3, '2026-12-01'],
    ['school_days', 3, '2026-12-02'],
    ['calendar_days', 3, '2026-11-29'],
    ['school_days', 9, '2026-12-05'], // further than was told
  ] as const)('counts %s: %i', (fix_by, fix_days, due) => expect(proposedDue('2026-11-26', aPoint({ fix_by, fix_days }), calendar)).toBe(due))
  it('counts from the day of the answer, not of the fetching', () => expect(proposedDue('2026-11-29', aPoint({ fix_by: 'working_days', fix_days: 1 }), calendar)).toBe('2026-11-30'))
  it('knows no calendar on a sheet kept before it came', () => expect(proposedDue('2026-11-26', aPoint({ fix_by: 'school_days', fix_days: 2 }))).toBe('2026-11-28'))
})
