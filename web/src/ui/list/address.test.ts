import { expect, test } from 'vitest'
import { filterCount, readAddress, writeAddress } from './address'

test('what is written into an address is read from it again', () => {
  const address = { q: '朝阳', sort: '-students', unit: '450305', filters: { category: 'primary,special', 'students.from': '100' }, open: 'sc_1', tab: 'history' }
  expect(readAddress(writeAddress(address))).toEqual(address)
})

test('nothing asked leaves the address clean', () => {
  const address = readAddress({})
  expect(writeAddress({ ...address, filters: { category: '' } })).toEqual({})
})

test('both ends of a range count as one filter', () => {
  expect(filterCount({ 'due.from': '2026-01-01', 'due.to': '2026-02-01', state: 'open' })).toBe(2)
})

test('a name given twice in the address is not taken', () => {
  expect(readAddress({ q: ['a', 'b'], 'f.x': null }).q).toBe('')
})
