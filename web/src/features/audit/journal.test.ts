import { expect, test } from 'vitest'
import { searchOf } from './journal'

test('the address of the list becomes the question to the journal', () => {
  expect(searchOf({ actor_name: '韦教育', 'at.from': '2026-11-01', 'at.to': '2026-11-30', other: 'x' })).toEqual({
    actor: '韦教育',
    event: undefined,
    record_id: undefined,
    from: '2026-11-01',
    to: '2026-11-30',
  })
})
