// Which page of the phone does a piece of work. What the phone has no page for is done at the desk, and says so.
import type { RouteLocationRaw } from 'vue-router'
import type { TodoRow } from '@/api/todo'

const is = (prefix: string, id: string): boolean => id.startsWith(`${prefix}_`)

export function targetOf(row: TodoRow): RouteLocationRaw | null {
  const { kind, id, campaign, school } = row
  if (kind === 'sign') return { name: 'sign', params: { id } }
  if (kind.startsWith('hazard_') || kind === 'look_back') return is('hz', id) ? { name: 'hazard', params: { id } } : null
  if (kind === 'self_check' || kind === 'acceptance') {
    if (is('in', id)) return { name: 'sheet', params: { id } }
    return campaign && school ? { name: 'start', params: { campaign }, query: { kind, school } } : null
  }
  if (kind === 'notice_unread') return { name: 'notice', params: { id } }
  return null
}

export type DueTone = 'late' | 'soon' | 'plain'
export function dueTone(days_left: number | null): DueTone {
  if (days_left === null) return 'plain'
  return days_left < 0 ? 'late' : days_left <= 3 ? 'soon' : 'plain'
}
