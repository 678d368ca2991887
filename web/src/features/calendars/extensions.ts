// The school calendar: its entries are a plain book; this adds what they make of a year.
import { CalendarDays } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'calendar_entries',
    first_filters: ['kind', 'starts_on', 'verified'],
    toolbar: [{ name: 'year', title: 'calendars.year', icon: CalendarDays, dialog: defineAsyncComponent(() => import('./YearDialog.vue')) }],
  },
]
