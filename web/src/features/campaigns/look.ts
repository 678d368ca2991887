// How campaigns look.
import type { Campaign } from '@/api/campaigns'
import type { StatusTone } from '@/ui/StatusTag.vue'

export const stateTones: Record<Campaign['state'], StatusTone> = { draft: 'waiting', issued: 'going', archived: 'over' }

export const phaseTone = (phase: string): StatusTone => (phase === 'finished' ? 'good' : phase === 'organise' ? 'waiting' : 'going')
