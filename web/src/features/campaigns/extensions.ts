// The pages of campaigns and waivers as records; a campaign that runs has a page of its own.
import { CopyPlus, Send } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'
import { todayText } from '@/ui/words'
import { presetPhases, presetYear } from './preset'

function startOfCampaign(): Record<string, unknown> {
  const year = presetYear(todayText())
  return { year, phases: presetPhases(year), coverage_target: 100 }
}

export const extensions: readonly RecordExtension[] = [
  {
    record: 'campaigns',
    header: defineAsyncComponent(() => import('./CampaignHeader.vue')),
    actions: [
      { name: 'issue', title: 'campaigns.move.issue', tone: 'primary', icon: Send, dialog: defineAsyncComponent(() => import('./IssueDialog.vue')) },
      { name: 'clone', title: 'campaigns.move.clone', icon: CopyPlus, dialog: defineAsyncComponent(() => import('./CloneDialog.vue')) },
    ],
    create_needs: 'campaigns_write',
    create_values: startOfCampaign,
    first_filters: ['state', 'year'],
  },
  { record: 'waivers', create_needs: 'waive', first_filters: ['campaign'] },
  { record: 'campaign_counties', header: defineAsyncComponent(() => import('./MarchHeader.vue')), first_filters: ['campaign', 'phase'] },
  {
    record: 'checklists',
    is_above_units: true,
    header: defineAsyncComponent(() => import('./ChecklistHeader.vue')),
    create_needs: 'campaigns_write',
    create_form: defineAsyncComponent(() => import('./NewChecklist.vue')),
    header_fields: ['state'],
    hidden_fields: ['chapters', 'vetoes', 'grades'],
    tabs: [{ name: 'chapters', title: 'campaigns.checklist.tab', component: defineAsyncComponent(() => import('./ChapterTables.vue')) }],
  },
  { record: 'samples', header: defineAsyncComponent(() => import('./SampleHeader.vue')) },
]
