import { expect, test } from 'vitest'
import { partsOf, stayingCount } from './splitting'
import { levelsBelow } from './unitFields'

const drafts = [
  { key: 1, name: ' 东区 ', code: '450391' },
  { key: 3, name: '西区', code: '' },
]

test('each part gets the children given to it and nothing else', () => {
  const given = new Map([['a', 1], ['b', 3], ['c', 1]])
  expect(partsOf(drafts, given)).toEqual([
    { name: '东区', code: '450391', children: ['a', 'c'] },
    { name: '西区', code: '', children: ['b'] },
  ])
  expect(stayingCount([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }], given)).toBe(1)
})

test('below a county stand townships; schools are never made here', () => {
  expect(levelsBelow('county')).toEqual(['township'])
  expect(levelsBelow('city')).toEqual(['county', 'township'])
  expect(levelsBelow('school')).toEqual([])
})
