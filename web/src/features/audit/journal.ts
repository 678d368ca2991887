// The journal as a list: what can be searched, and how a line reads.
import type { JournalEvent, JournalSearch } from '@/api/audit'
import type { Field, Label } from '@/described/record'

export interface JournalRow extends JournalEvent {
  id: string
  [field: string]: unknown
}

export const asRow = (event: JournalEvent): JournalRow => ({ ...event, id: String(event.seq) })

export function searchOf(filters: Readonly<Record<string, string>>): JournalSearch {
  return {
    actor: filters.actor_name,
    event: filters.event,
    record_id: filters.record_id,
    from: filters['at.from'],
    to: filters['at.to'],
  }
}

const plain = { required: false, read_only: true, list: 'shown', filter: true, sort: false, search: false } as const

export function journalFields(label: (name: string) => Label): Field[] {
  return [
    { ...plain, name: 'at', label: label('at'), kind: 'instant' },
    { ...plain, name: 'actor_name', label: label('actor_name'), kind: 'text' },
    { ...plain, name: 'record_id', label: label('record_id'), kind: 'text' },
    { ...plain, name: 'event', label: label('event'), kind: 'text' },
  ]
}
