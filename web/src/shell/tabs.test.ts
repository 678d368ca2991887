import { expect, test } from 'vitest'
import { afterClosing, tabs_max, visited, type PageTab } from './tabs'

const home: PageTab = { path: '/', full_path: '/', used: 0 }

test('coming back to a page keeps one tab with its newest address', () => {
  const once = visited([home], '/records/schools', '/records/schools', 1)
  const twice = visited(once, '/records/schools', '/records/schools?q=a', 2)
  expect(twice).toEqual([home, { path: '/records/schools', full_path: '/records/schools?q=a', used: 2 }])
})

test('the page used longest ago makes room, never home', () => {
  let tabs = [home]
  for (let at = 1; at <= tabs_max; ++at) tabs = visited(tabs, `/p${at}`, `/p${at}`, at)
  expect(tabs).toHaveLength(tabs_max)
  expect(tabs.map((tab) => tab.path)).toContain('/')
  expect(tabs.map((tab) => tab.path)).not.toContain('/p1')
})

test('closing goes to the page used last among the rest', () => {
  const tabs = [home, { path: '/a', full_path: '/a?q=1', used: 5 }, { path: '/b', full_path: '/b', used: 3 }, { path: '/c', full_path: '/c', used: 9 }]
  expect(afterClosing(tabs, '/c')).toBe('/a?q=1')
  expect(afterClosing([home], '/gone')).toBe('/')
})
