import { expect, test } from 'vitest'
import { partText, previousOf } from './comparison'

test('a pack is compared with the edition before it', () => {
  const packs = [{ code: 'a', edition: 1 }, { code: 'a', edition: 2 }, { code: 'b', edition: 2 }, { code: 'a', edition: 4 }]
  expect(previousOf({ code: 'a', edition: 3 }, packs)).toEqual({ code: 'a', edition: 2 })
  expect(previousOf({ code: 'c', edition: 1 }, packs)).toBe(undefined)
})

test('steps read as formulas, nothing as a dash', () => {
  expect(partText([{ name: 'over', is: 'a - 1' }, { name: 'day', is: '2' }])).toBe('over = a - 1；day = 2')
  expect(partText('')).toBe('—')
  expect(partText([])).toBe('—')
  expect(partText(30)).toBe('30')
})
