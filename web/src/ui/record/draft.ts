// What was typed and not sent yet, kept through a reload, a lost session and a closed tab. Secrets are never kept.
import type { Field, Values } from './field'

export interface Draft {
  at: string
  values: Values
}

const prefix = 'anyuan.draft.'
const kept_ms = 7 * 86_400_000

export function saveDraft(key: string, fields: readonly Field[], values: Values): void {
  const secret = new Set(fields.filter((field) => field.secret).map((field) => field.name))
  const open = Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)))
  if (Object.keys(open).length === 0) return
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: new Date().toISOString(), values: open } satisfies Draft))
  } catch {
    // Storage is full or forbidden; the form itself still holds everything.
  }
}

export function findDraft(key: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + key) ?? 'null') as Draft | null
    if (kept && Date.now() - Date.parse(kept.at) < kept_ms) return kept
  } catch {
    // Not ours any more.
  }
  dropDraft(key)
  return null
}

export function dropDraft(key: string): void {
  localStorage.removeItem(prefix + key)
}
