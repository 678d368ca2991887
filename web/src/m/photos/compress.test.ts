import { expect, it } from 'vitest'
import { fitted } from './compress'

it('brings the longer edge to 1600 px and keeps the shape', () => {
  expect(fitted({ width: 4032, height: 3024 })).toEqual({ width: 1600, height: 1200 })
  expect(fitted({ width: 3024, height: 4032 })).toEqual({ width: 1200, height: 1600 })
})
it('leaves a small picture as it is', () => expect(fitted({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 }))
