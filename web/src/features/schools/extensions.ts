// A school is a unit of its own: what the ledgers hold of it stands in its file, and its hazards.
import type { RecordExtension } from '@/ui/record/extension'
import SchoolLedgers from './SchoolLedgers.vue'

export const extensions: RecordExtension[] = [
  {
    record: 'schools',
    first_filters: ['category', 'ownership', 'area'],
    tabs: [{ name: 'ledgers', title: 'record.tab.ledgers', component: SchoolLedgers }],
    related: ['学校台账', '隐患治理'].map((group) => ({ group, of: (school) => ({ unit: school.id }) })),
  },
]
