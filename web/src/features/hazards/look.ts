// How hazards look: grade and state in the marks every page uses.
import type { Hazard, HazardState } from '@/api/hazards'
import type { StatusTone } from '@/ui/StatusTag.vue'

// 重大 red ■, 较大 orange ▲, 一般 blue ●: the colours of the law's grades Ⅰ, Ⅱ, Ⅳ.
export function gradeNumber(grade: unknown): 1 | 2 | 4 | null {
  if (grade === 'major') return 1
  if (grade === 'larger') return 2
  return grade === 'general' ? 4 : null
}

export function stateTone(hazard: Pick<Hazard, 'state' | 'overdue'>): StatusTone {
  if (hazard.overdue) return 'late'
  const tones: Record<HazardState, StatusTone> = { reported: 'waiting', assigned: 'going', controlled: 'going', rectified: 'waiting', closed: 'good', voided: 'over' }
  return tones[hazard.state]
}

/** The course of a hazard as steps; temporary control is a stay in rectification. */
export const steps = ['reported', 'assigned', 'rectified', 'closed'] as const
export const stepOf = (state: HazardState): string => (state === 'controlled' ? 'assigned' : state)
