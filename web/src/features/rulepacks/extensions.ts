// A rule pack as it is read: what it is first, then its norms and clauses one by one, each part under its name.
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'rule_packs',
    is_above_units: true,
    hidden_fields: ['parameters', 'norms', 'clauses', 'text_hash'],
    tabs: [{ name: 'rules', title: 'rulepacks.rules', component: defineAsyncComponent(() => import('./RulesTab.vue')) }],
  },
]
