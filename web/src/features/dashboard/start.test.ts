import { expect, test } from 'vitest'
import type { Campaign } from '@/api/campaigns'
import { firstCampaign } from './start'

const campaign = (id: string, from: string, to: string, state = 'issued'): Campaign =>
  ({ id, state, issued_at: `${from}T00:00:00Z`, phases: [{ phase: 'organise', from, to: from }, { phase: 'look_back', from: to, to }] }) as unknown as Campaign

test('the page starts with the campaign that is on today', () => {
  const all = [campaign('next', '2027-01-01', '2027-06-30'), campaign('now', '2026-09-01', '2026-12-31'), campaign('old', '2025-01-01', '2025-06-30')]
  expect(firstCampaign(all, '2026-11-24')).toBe('now')
  expect([firstCampaign(all, '2026-09-01'), firstCampaign(all, '2026-12-31')]).toEqual(['now', 'now'])
})

test('between two the latest issued, and all hazards where none is', () => {
  const old = campaign('old', '2025-01-01', '2025-06-30')
  const older = campaign('older', '2024-01-01', '2024-06-30')
  expect(firstCampaign([older, old], '2026-11-24')).toBe('old')
  expect(firstCampaign([campaign('over', '2026-09-01', '2026-12-31', 'archived')], '2026-11-24')).toBe('all')
  expect(firstCampaign([], '2026-11-24')).toBe('all')
})
