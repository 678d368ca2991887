// The page of notices: what is written comes from the description; this adds reading, issuing, receiving and receipts.
import { MailCheck, Send } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import { loadNotice, receiveNotice } from '@/api/notices'
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: readonly RecordExtension[] = [
  {
    record: 'notices',
    header: defineAsyncComponent(() => import('./NoticeHeader.vue')),
    tabs: [{ name: 'receipts', title: 'notices.tab.receipts', component: defineAsyncComponent(() => import('./ReceiptsTab.vue')), when: (row) => row.state !== 'draft' }],
    actions: [
      {
        name: 'receive',
        title: 'notices.move.receive',
        tone: 'primary',
        icon: MailCheck,
        run: async ({ row, replace }) => {
          await receiveNotice(row.id)
          replace(await loadNotice(row.id))
        },
      },
      { name: 'issue', title: 'notices.move.issue', tone: 'primary', icon: Send, dialog: defineAsyncComponent(() => import('./IssueDialog.vue')) },
      { name: 'withdraw', title: 'notices.move.withdraw', tone: 'danger', dialog: defineAsyncComponent(() => import('./WithdrawDialog.vue')) },
    ],
    create_needs: 'notices_write',
    first_filters: ['state'],
    header_fields: ['body'],
    hidden_fields: ['campaign'],
  },
]
