import { expect, test } from 'vitest'
import { percentText, unknown } from './words'

test('a share has one decimal, half rounded up, and no nought behind the point', () => {
  expect([66.6666, 66.65, 33.3333, 99.9, 80, 80.04, 0].map(percentText)).toEqual(['66.7%', '66.7%', '33.3%', '99.9%', '80%', '80%', '0%'])
})

test('a share nobody knows is a dash without a sign', () => {
  expect([null, undefined, Number.NaN].map(percentText)).toEqual([unknown, unknown, unknown])
})
