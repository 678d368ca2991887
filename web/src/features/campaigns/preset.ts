// The phases of the notice of 2019 (桂林 护校安园大检查, 六): organised until 28 February, self-check until 31 March,
// acceptance and look-back until the end of June. Only a start: the initiator sets the dates.
import type { PhaseDates } from '@/api/campaigns'

const pattern = [
  ['organise', '02-20', '02-28'],
  ['self_check', '02-28', '03-31'],
  ['acceptance', '04-01', '05-31'],
  ['look_back', '06-01', '06-30'],
] as const

/** The year whose pattern is not over yet. */
export const presetYear = (today: string): number => Number(today.slice(0, 4)) + (today.slice(5) > '06-30' ? 1 : 0)

export const presetPhases = (year: number): PhaseDates[] => pattern.map(([phase, from, to]) => ({ phase, from: `${year}-${from}`, to: `${year}-${to}` }))

/** The phase a day lies in; the last that began, where two share a day; null before the first and after the last. */
export function phaseOn(phases: readonly PhaseDates[], today: string): string | null {
  return phases.findLast((one) => one.from <= today && today <= one.to)?.phase ?? null
}
