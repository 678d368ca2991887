// Words that arrive in two languages from the server, and figures and times as people read them.
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Label } from '@/described/record'

export type { Label } from '@/described/record'

export interface Words {
  /** The label in the language of the page; Chinese where no English was given. */
  pick: (label: Label | undefined) => string
  /** What a figure counts, as its description says it in Chinese: 人, 天. */
  unit: (unit: string | undefined) => string
  is_chinese: ComputedRef<boolean>
}

export function useWords(): Words {
  const { locale, tm } = useI18n({ useScope: 'global' })
  const is_chinese = computed(() => locale.value === 'zh-CN')
  return {
    is_chinese,
    pick: (label) => (label === undefined ? '' : is_chinese.value || label.en === '' ? label.zh : label.en),
    unit: (unit) => (unit === undefined ? '' : ((tm('ui.units') as Record<string, string>)[unit] ?? unit)),
  }
}

/** Unknown is a dash; 0 only ever means that it is known to be none. */
export const unknown = '—'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

export function numberText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return whole.format(value)
  if (typeof value === 'string' && value !== '') return value
  return unknown
}

const tenth = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** A share as everybody reads it: 66.7%, half rounded up, and 80% without its nought. */
export const percentText = (percent: unknown): string => (typeof percent === 'number' && Number.isFinite(percent) ? `${tenth.format(percent)}%` : unknown)

/** "30,000+" where there are more than were counted. */
export const countText = (count: { total: number; more: boolean }): string => numberText(count.total) + (count.more ? '+' : '')

let zone = 'Asia/Shanghai'
let ahead_ms = 0 // the server's clock minus ours
let clock = clockOf(zone)

function clockOf(name: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: name,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  })
}

/** Ages and "today" follow the server's clock and zone, not the desk's. */
export function setClock(server_now: string, server_zone: string): void {
  const now = Date.parse(server_now)
  if (Number.isFinite(now)) ahead_ms = now - Date.now()
  zone = server_zone
  clock = clockOf(zone)
}

export const serverNow = (): Date => new Date(Date.now() + ahead_ms)

/** 2026-11-24 14:02 */
export function instantText(instant: string | Date | null | undefined, precision: 'minute' | 'second' = 'minute'): string {
  if (instant === null || instant === undefined || instant === '') return unknown
  const date = typeof instant === 'string' ? new Date(instant) : instant
  if (Number.isNaN(date.getTime())) return String(instant)
  const text = clock.format(date)
  return precision === 'minute' ? text.slice(0, 16) : text
}

/** 14:02 */
export const timeText = (instant: Date): string => instantText(instant).slice(11)

export const todayText = (): string => instantText(serverNow()).slice(0, 10)

/** How long ago, as a key of ui.ago with its number; only ever shown beside the time itself. */
export function ago(instant: string, now: Date = serverNow()): { key: 'now' | 'minutes' | 'hours' | 'days'; n: number } {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 60_000))
  if (minutes < 1) return { key: 'now', n: 0 }
  if (minutes < 60) return { key: 'minutes', n: minutes }
  if (minutes < 48 * 60) return { key: 'hours', n: Math.floor(minutes / 60) }
  return { key: 'days', n: Math.floor(minutes / 1440) }
}
