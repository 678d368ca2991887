// Short words that something was done, with a way back where there is one. Failures are never told here: they stay
// on the page where they happened.
import { shallowReactive } from 'vue'

export interface Notice {
  key: number
  text: string
  undo?: { label: string; run: () => void }
}

const shown_ms = 4_000
const undo_ms = 10_000
const shown_max = 3 // whoever does ten things in a row must still see the page
let count = 0

export const notices = shallowReactive<Notice[]>([])

export function dismiss(key: number): void {
  const at = notices.findIndex((notice) => notice.key === key)
  if (at >= 0) notices.splice(at, 1)
}

export function notify(text: string, undo?: Notice['undo']): void {
  const key = ++count
  notices.push(undo ? { key, text, undo } : { key, text })
  const first = notices.find((notice) => !notice.undo) ?? notices[0]
  if (first && notices.length > shown_max) dismiss(first.key)
  setTimeout(() => dismiss(key), undo ? undo_ms : shown_ms)
}
