import { expect, test } from 'vitest'
import { linesAround, placeIn } from './filePlace'

test('the place of a fault is read from its field', () => {
  expect(placeIn('lines[12]')).toEqual({ line: 12, character: null })
  expect(placeIn('lines[12][8]')).toEqual({ line: 12, character: 8 })
  expect(placeIn('edition')).toBe(null)
})

test('the line is shown with those around it, at either end with fewer', () => {
  const text = 'a\nb\r\nc\nd\ne'
  expect(linesAround(text, 3).map((line) => [line.number, line.text, line.is_wrong])).toEqual([[1, 'a', false], [2, 'b', false], [3, 'c', true], [4, 'd', false], [5, 'e', false]])
  expect(linesAround(text, 1).map((line) => line.text)).toEqual(['a', 'b', 'c'])
  expect(linesAround(text, 5).map((line) => line.text)).toEqual(['c', 'd', 'e'])
})
