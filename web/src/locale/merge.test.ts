import { expect, test } from 'vitest'
import en from './en'
import { merged, type Texts } from './merge'
import zh from './zh-CN'

function keysOf(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`)))
}
const placesIn = (texts: Texts, key: string): string[] => {
  const text = key.split('.').reduce<string | Texts>((at, part) => (at as Texts)[part] ?? '', texts)
  return [...String(text).matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()
}

test('both languages say the same things with the same places', () => {
  expect(keysOf(en).toSorted()).toEqual(keysOf(zh).toSorted())
  for (const key of keysOf(zh)) expect([key, ...placesIn(en, key)]).toEqual([key, ...placesIn(zh, key)])
})

test('files add to one another but never overrule', () => {
  expect(merged({ a: { event: { made: 'x' } }, b: { event: { hazard: { found: 'y' } } } })).toEqual({ event: { made: 'x', hazard: { found: 'y' } } })
  expect(() => merged({ a: { event: { made: 'x' } }, b: { event: { made: 'y' } } })).toThrow('event.made')
})
