// Which pack another is compared with first, and how a part's value reads.
import type { RulePack } from '@/api/rulepacks'
import { unknown } from '@/ui/words'

type Edition = Pick<RulePack, 'code' | 'edition'>

/** The edition before it. */
export function previousOf<Pack extends Edition>(pack: Edition, others: readonly Pack[]): Pack | undefined {
  return others.filter((one) => one.code === pack.code && one.edition < pack.edition).sort((one, other) => other.edition - one.edition)[0]
}

/** Steps read as name = formula, one after the other. */
export function partText(value: unknown): string {
  if (value === null || value === undefined || value === '') return unknown
  if (Array.isArray(value)) return value.length === 0 ? unknown : value.map(partText).join('；')
  if (typeof value !== 'object') return String(value)
  const { name, is } = value as { name?: unknown; is?: unknown }
  return name !== undefined && is !== undefined ? `${String(name)} = ${String(is)}` : JSON.stringify(value)
}
