// How filings look: where one stands in the marks every page uses.
import type { FilingAnswer, FilingState, Turn } from '@/api/filings'
import type { StatusTone } from '@/ui/StatusTag.vue'

export const tones: Readonly<Record<FilingState | FilingAnswer, StatusTone>> = {
  submitted: 'going',
  filed: 'good',
  returned: 'bad',
  replaced: 'over',
  waiting: 'waiting',
  accepted: 'good',
  lapsed: 'over',
}

export const turnTones: Readonly<Record<Turn, StatusTone>> = { added: 'good', removed: 'bad', replaced: 'going', changed: 'waiting' }
