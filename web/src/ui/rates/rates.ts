// Rates in the order they are read, and the lists behind them.
import type { RouteLocationRaw } from 'vue-router'
import { writeAddress } from '../list/address'

/** Of the schools that can be told; what is unknown or does not apply is counted apart. */
export interface Counts {
  percent: number | null
  passed: number
  failed: number
  partial: number
  unknown: number
  not_applicable: number
  /** Of them all: judged by a text nobody compared with the official one. */
  unverified: number
}
export const verdicts = ['passed', 'partial', 'failed', 'unknown', 'not_applicable'] as const
export type CountedVerdict = (typeof verdicts)[number]

/** 四个100%: what every school is to reach. */
const four = ['closed_management', 'guards_staffed', 'alarm_and_video', 'guard_post']

/** The four first, in the order they are named; the others as they came. */
export function inOrder<Rate extends { rate: string }>(rates: readonly Rate[]): Rate[] {
  const rank = (rate: Rate): number => {
    const at = four.indexOf(rate.rate)
    return at < 0 ? four.length : at
  }
  return [...rates].sort((one, other) => rank(one) - rank(other))
}
export const isOfTheFour = (rate: string): boolean => four.includes(rate)

/** Whether everything a rate counts rests on a text nobody compared, a part of it, or nothing. */
export function unverifiedPart(counts: Counts): 'all' | 'some' | 'none' {
  if (counts.unverified === 0) return 'none'
  return counts.unverified === verdicts.reduce((sum, verdict) => sum + counts[verdict], 0) ? 'all' : 'some'
}

/** The lowest rate first, then where more fail; where nothing can be told last. */
export function worstFirst<Row extends Counts>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => {
    if (one.percent === null || other.percent === null) return Number(one.percent === null) - Number(other.percent === null)
    return one.percent - other.percent || other.failed - one.failed
  })
}

/** Exactly the schools a number counts. */
export const rowsBehind = (unit: string, rate: string, verdict: CountedVerdict, area: string): RouteLocationRaw => ({
  path: '/records/judgements',
  query: writeAddress({ q: '', sort: '', tab: '', open: '', unit, filters: { feeds: rate, verdict, ...(area === '' ? {} : { area }) } }),
})

/** Of which schools: all, or those of one area. */
export const areas = ['urban', 'town', 'rural'] as const
export const ratesOfArea = (unit: string, area: string): RouteLocationRaw => ({ path: '/figures', query: { ...(unit === '' ? {} : { unit }), area } })
