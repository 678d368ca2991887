import { expect, test } from 'vitest'
import { wantedPath } from './wantedPath'

test('only addresses of ours are gone to after logging in', () => {
  expect(wantedPath('/records/schools?q=a')).toBe('/records/schools?q=a')
  for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', undefined, ['/a']]) {
    expect(wantedPath(foreign)).toBe('/')
  }
})

test('logging in does not lead back to logging in', () => {
  expect(wantedPath('/login?to=/x')).toBe('/')
  expect(wantedPath('/password')).toBe('/')
})
