// How inspections and their answers look.
import type { InspectionState, Outcome } from '@/api/inspections'
import type { StatusTone } from '@/ui/StatusTag.vue'

export const stateTones: Record<InspectionState, StatusTone> = { open: 'going', submitted: 'waiting', signed_off: 'good' }
export const outcomeTones: Record<Outcome, StatusTone> = { pass: 'good', partial: 'waiting', fail: 'bad', not_applicable: 'over' }
