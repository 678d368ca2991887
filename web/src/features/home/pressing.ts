// Which to-do presses most: what is late, then what is due next, then what has no day. And who never has any.
import type { TodoRow } from '@/api/todo'

/** Posts that handle no cases: no task will ever wait there, so the page says what the post is for instead. */
const handle_nothing: ReadonlySet<string> = new Set(['viewer', 'system_admin', 'security_admin', 'audit_admin'])
export const neverTasked = (role: string | undefined): boolean => role !== undefined && handle_nothing.has(role)

const soon_days = 3

export function urgency(days_left: number | null): 'late' | 'soon' | 'later' {
  if (days_left === null) return 'later'
  if (days_left < 0) return 'late'
  return days_left <= soon_days ? 'soon' : 'later'
}

export const pressing = (rows: readonly TodoRow[]): TodoRow[] =>
  [...rows].sort((a, b) => (a.days_left ?? Infinity) - (b.days_left ?? Infinity) || a.title.localeCompare(b.title))
