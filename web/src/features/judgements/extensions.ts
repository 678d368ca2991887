// What the rules say of a school: two tabs of its file, and the list of all judgements.
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'schools',
    tabs: [
      { name: 'judgements', title: 'judgements.tab', component: defineAsyncComponent(() => import('./JudgementsTab.vue')) },
      { name: 'facts', title: 'facts.tab', component: defineAsyncComponent(() => import('./FactsTab.vue')) },
    ],
  },
  {
    record: 'judgements',
    columns: {
      school: { cell: defineAsyncComponent(() => import('./SchoolCell.vue')), width: 150 },
      verdict: { cell: defineAsyncComponent(() => import('./VerdictCell.vue')), width: 110 },
      says: { cell: defineAsyncComponent(() => import('./SentenceCell.vue')), width: 340 },
      verified: { cell: defineAsyncComponent(() => import('./VerifiedCell.vue')), width: 150 },
    },
    header: defineAsyncComponent(() => import('./JudgementHeader.vue')),
    header_fields: ['school', 'title', 'verdict', 'says', 'since', 'pack', 'clause', 'level', 'hazard'],
    first_filters: ['verdict', 'feeds', 'level'],
  },
]
