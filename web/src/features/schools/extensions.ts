// A school is a unit of its own: the ledgers of these groups show the school's rows in its file.
import type { RecordExtension } from '@/ui/record/extension'

export const extensions: RecordExtension[] = [
  {
    record: 'schools',
    first_filters: ['category', 'ownership', 'area'],
    related: ['安保力量', '学校台账', '隐患治理'].map((group) => ({ group, of: (school) => ({ unit: school.id }) })),
  },
]
