// The page of data requests: gather what is kept, answer, refuse in writing.
import { FileDown } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'data_requests',
    actions: [
      { name: 'compile', title: 'privacy.compile', icon: FileDown, dialog: defineAsyncComponent(() => import('./CompileDialog.vue')) },
      { name: 'answer', title: 'privacy.answer', tone: 'primary', dialog: defineAsyncComponent(() => import('./AnswerDialog.vue')) },
      { name: 'refuse', title: 'privacy.refuse', tone: 'danger', dialog: defineAsyncComponent(() => import('./RefuseDialog.vue')) },
    ],
    first_filters: ['state', 'wish'],
  },
]
