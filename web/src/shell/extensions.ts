// Gathers what the features add to the pages of records: every features/*/extensions.ts exports such a list.
import type { RecordExtension } from '@/ui/record/extension'

const files = import.meta.glob<readonly RecordExtension[]>('../features/*/extensions.ts', { eager: true, import: 'extensions' })

export const extensions: readonly RecordExtension[] = Object.values(files).flat()
