// How hazards look: grade and state in the marks every page uses.
import type { Hazard, HazardGrade } from '@/api/hazards'
import type { StatusTone } from '@/ui/StatusTag.vue'

// 重大 red, 较大 orange, 一般 blue: the colours of the law's grades Ⅰ, Ⅱ, Ⅳ.
export const gradeNumber = (grade: HazardGrade): 1 | 2 | 4 => ({ major: 1, larger: 2, general: 4 })[grade] as 1 | 2 | 4

export function stateTone(hazard: Pick<Hazard, 'state' | 'overdue'>): StatusTone {
  if (hazard.overdue) return 'late'
  switch (hazard.state) {
    case 'reported':
    case 'rectified':
      return 'waiting'
    case 'assigned':
    case 'controlled':
      return 'going'
    case 'closed':
      return 'good'
    case 'voided':
      return 'over'
  }
}
