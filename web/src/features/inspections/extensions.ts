// The list of inspections; a sheet has a page of its own.
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'inspections',
    header: defineAsyncComponent(() => import('./InspectionHeader.vue')),
    columns: { state: { cell: defineAsyncComponent(() => import('./StateCell.vue')), width: 120 } },
    first_filters: ['kind', 'state', 'campaign'],
    hidden_fields: ['inspector'],
  },
]
