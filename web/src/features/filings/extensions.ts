// The pages of filings and of what is to be filed: lists come from the descriptions; this adds both agencies' answers, what is
// different, the people and bodies filed, and the moves.
import { defineAsyncComponent } from 'vue'
import type { DetailTab, RecordExtension } from '@/ui/record/extension'

const StateCell = defineAsyncComponent(() => import('./StateCell.vue'))
const AnswerDialog = defineAsyncComponent(() => import('./AnswerDialog.vue'))
const tabs: DetailTab[] = [
  { name: 'differences', title: 'filings.tab.differences', component: defineAsyncComponent(() => import('./DifferencesTab.vue')), is_first: true },
  { name: 'contents', title: 'filings.tab.contents', component: defineAsyncComponent(() => import('./ContentsTab.vue')) },
]

export const extensions: readonly RecordExtension[] = [
  {
    record: 'filings',
    columns: { state: { cell: StateCell, width: 150 }, education: { cell: StateCell, width: 130 }, police: { cell: StateCell, width: 130 } },
    header: defineAsyncComponent(() => import('./FilingHeader.vue')),
    tabs,
    actions: [
      { name: 'accept', title: 'filings.move.accept', tone: 'primary', dialog: AnswerDialog },
      { name: 'give_back', title: 'filings.move.give_back', dialog: defineAsyncComponent(() => import('./GiveBackDialog.vue')) },
    ],
    first_filters: ['state', 'education', 'police'],
    header_fields: ['state', 'education', 'education_by', 'education_at', 'education_opinion', 'police', 'police_by', 'police_at', 'police_opinion'],
  },
  {
    record: 'filing_drafts',
    columns: { due_on: { cell: defineAsyncComponent(() => import('./DueCell.vue')), width: 190 } },
    header: defineAsyncComponent(() => import('./DraftHeader.vue')),
    tabs,
    actions: [{ name: 'submit', title: 'filings.move.submit', tone: 'primary', dialog: defineAsyncComponent(() => import('./SubmitDialog.vue')) }],
    first_filters: ['overdue', 'kind'],
  },
  { record: 'schools', related: [{ group: '备案', of: (school) => ({ unit: school.id }) }] },
]
