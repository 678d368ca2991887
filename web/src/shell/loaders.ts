// What pickers offer, from the API. A record is named by the field its description says names it.
import type { QueryClient } from '@tanstack/vue-query'
import { keys } from '@/api/keys'
import { listRows, loadRecord, type RecordDescription, type RecordRow } from '@/api/records'
import { fileAddress, uploadFileFor } from '@/api/files'
import { childrenOf, searchUnits, type Unit } from '@/api/units'
import type { Session } from '@/api/session'
import type { Loaders, Offer } from '@/ui/record/loaders'

const name_stale_ms = 60_000

interface Sources {
  queries: QueryClient
  find: (record: string) => RecordDescription | undefined
  session: () => Session | null
  levelWords: (level: string) => string
}

export function makeLoaders({ queries, find, session, levelWords }: Sources): Loaders {
  function book(record: string): RecordDescription {
    const found = find(record)
    if (!found) throw new Error(`no book ${record} on offer`)
    return found
  }
  const named = (described: RecordDescription, row: RecordRow): Offer => ({
    id: row.id,
    name: String(row[`${described.label_field ?? 'name'}_name`] ?? row[described.label_field ?? 'name'] ?? row.id),
  })
  const withLevel = (unit: Unit): Unit & { note: string } => ({ ...unit, note: levelWords(unit.level) })
  return {
    searchRecords: async (record, q, signal) => {
      const described = book(record)
      let page = await listRows(described.path, { q, filters: {} }, null, signal)
      const rows = [...page.rows]
      // A large table is searched a piece at a time; what is picked from must not end with the first.
      while (page.next !== null && typeof page.looked_at === 'number') {
        page = await listRows(described.path, { q, filters: {} }, page.next, signal)
        rows.push(...page.rows)
      }
      return rows.map((row) => named(described, row))
    },
    nameRecord: async (record, id) => {
      const described = book(record)
      const row = await queries.fetchQuery({
        queryKey: keys.one(record, id),
        queryFn: ({ signal }) => loadRecord(described.path, id, signal),
        staleTime: name_stale_ms,
        retry: false,
      })
      return named(described, row).name
    },
    rootUnit: () => {
      const unit = session()?.post.unit
      return unit ? { id: unit.id, name: unit.name, level: unit.level, has_children: unit.level !== 'school' } : null
    },
    childUnits: (parent) => childrenOf(parent),
    uploadFile: async (file, unit) => (await uploadFileFor(unit, file, file.type || 'application/octet-stream', file.name)).id,
    fileAddress,
    searchUnits: async (q, signal) => (await searchUnits(q, signal)).map(withLevel),
  }
}
