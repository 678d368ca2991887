// Rule packs as they are read, uploaded, compared and put in force; and where they are in force.
import { FilePlus2, Power } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'rule_packs',
    is_above_units: true,
    hidden_fields: ['parameters', 'norms', 'clauses', 'text_hash'],
    tabs: [
      { name: 'rules', title: 'rulepacks.rules', component: defineAsyncComponent(() => import('./RulesTab.vue')) },
      { name: 'compare', title: 'rulepacks.compare', component: defineAsyncComponent(() => import('./CompareTab.vue')) },
    ],
    related: [{ record: 'rule_pack_activations', of: (pack) => ({ filters: { pack: pack.id } }) }],
    actions: [{ name: 'activate', title: 'rulepacks.activate', tone: 'primary', icon: Power, dialog: defineAsyncComponent(() => import('./ActivateDialog.vue')) }],
    toolbar: [{ name: 'upload', title: 'rulepacks.upload', tone: 'primary', icon: FilePlus2, needs: 'settings_write', dialog: defineAsyncComponent(() => import('./UploadPack.vue')) }],
  },
  {
    record: 'rule_pack_activations',
    first_filters: ['unit', 'pack', 'in_force_until'],
    actions: [{ name: 'withdraw', title: 'rulepacks.withdraw', tone: 'danger', dialog: defineAsyncComponent(() => import('./WithdrawDialog.vue')) }],
  },
]
