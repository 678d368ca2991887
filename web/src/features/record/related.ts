// Which other records are shown beside one, as tabs.
import type { ListQuery, RecordDescription, RecordRow } from '@/api/records'
import { writeAddress } from '@/ui/list/address'
import type { RelatedRecords } from '@/ui/record/extension'

export interface RelatedTab {
  name: string
  book: RecordDescription
  query: ListQuery
}

export function relatedTabs(related: readonly RelatedRecords[], books: readonly RecordDescription[], own: string, row: RecordRow): RelatedTab[] {
  const tabs = new Map<string, RelatedTab>()
  for (const { record, group, of } of related) {
    for (const book of books) {
      const is_meant = book.name !== own && (record === undefined ? book.group.zh === group : book.name === record)
      if (!is_meant) continue
      const { unit, filters = {} } = of(row)
      tabs.set(book.name, { name: `of-${book.name}`, book, query: { ...(unit === undefined ? {} : { unit }), filters } })
    }
  }
  return [...tabs.values()]
}

/** The page with all of them, or with one open. */
export const relatedPath = ({ book, query }: RelatedTab, open = ''): { path: string; query: Record<string, string> } => ({
  path: `/records/${book.name}`,
  query: writeAddress({ q: '', sort: '', tab: '', unit: query.unit ?? '', filters: { ...query.filters }, open }),
})
