import { describe, expect, it } from 'vitest'
import { phaseOn, presetPhases, presetYear } from './preset'

describe('the phases of 2019', () => {
  it('belong to this year until they are over, then to the next', () => {
    expect(presetYear('2026-06-30')).toBe(2026)
    expect(presetYear('2026-07-01')).toBe(2027)
  })
  it('follow each other without a gap inside', () => {
    const phases = presetPhases(2027)
    expect(phases.map((one) => one.phase)).toEqual(['organise', 'self_check', 'acceptance', 'look_back'])
    for (const [at, one] of phases.entries()) {
      expect(one.from <= one.to).toBe(true)
      expect(at === 0 || (phases[at - 1]?.to ?? '') <= one.from).toBe(true)
    }
  })
  it('give the shared day to the phase that begins on it', () => {
    const phases = presetPhases(2027)
    expect(phaseOn(phases, '2027-02-28')).toBe('self_check')
    expect(phaseOn(phases, '2027-02-19')).toBe(null)
    expect(phaseOn(phases, '2027-07-01')).toBe(null)
  })
})
