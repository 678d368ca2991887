// A school is a unit of its own: every ledger of the group 学校台账 shows the school's rows in its file.
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: RecordExtension[] = [
  {
    record: 'schools',
    first_filters: ['category', 'ownership', 'area'],
    related: [{ group: '学校台账', of: (school) => ({ unit: school.id }) }],
  },
]
