import { expect, test } from 'vitest'
import { closeLayer, isCovered, openLayer } from './layers'

test('only the topmost layer can be used, and the page again when all are gone', () => {
  document.body.innerHTML = '<div id="app"></div><div id="a"></div><div id="b"></div>'
  const inert = (): string => [...document.querySelectorAll('[inert]')].map((one) => one.id).join(' ')
  const layer = (id: string): HTMLElement => document.querySelector<HTMLElement>(id) ?? document.body
  openLayer(layer('#a'))
  expect(inert()).toBe('app')
  expect(isCovered()).toBe(true)
  openLayer(layer('#b'))
  expect(inert()).toBe('app a')
  closeLayer(layer('#b'))
  expect(inert()).toBe('app')
  closeLayer(layer('#a'))
  expect(inert()).toBe('')
  expect(isCovered()).toBe(false)
})
