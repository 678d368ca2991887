// Answers on their way into the store. A keystroke is kept when its transaction is complete, not before; until then the
// phone may be switched off or the page put away, and what is still open is put once more in a way that needs no
// further turn of the page.
import { keepAnswer, keepAnswerAtOnce, type Draft, type NewPhoto } from './keeping'
import type { Store } from './store'

interface Open {
  draft: Draft
  photos: readonly NewPhoto[]
}

export class Writing {
  readonly #store: Store
  readonly #user: () => string
  readonly #inspection: string
  readonly #open = new Map<string, Open[]>()
  readonly #answered_at = new Map<string, string>()

  constructor(store: Store, user: () => string, inspection: string) {
    this.#store = store
    this.#user = user
    this.#inspection = inspection
  }

  isOpen(point: string): boolean {
    return this.#open.has(point)
  }
  /** When the point was last answered, by anybody: what is put at once comes after it. */
  saw(point: string, answered_at: string): void {
    if ((this.#answered_at.get(point) ?? '') < answered_at) this.#answered_at.set(point, answered_at)
  }

  /** Resolves when the phone would have it after a dead battery. */
  async keep(draft: Draft, photos: readonly NewPhoto[], now: Date): Promise<void> {
    const one = { draft, photos }
    this.#open.set(draft.point, [...(this.#open.get(draft.point) ?? []), one])
    try {
      const { answer } = await keepAnswer(this.#store, this.#user(), this.#inspection, draft, photos, now)
      this.saw(draft.point, answer.answered_at)
    } finally {
      const left = (this.#open.get(draft.point) ?? []).filter((other) => other !== one)
      if (left.length > 0) this.#open.set(draft.point, left)
      else this.#open.delete(draft.point)
    }
  }

  /** The page may be gone in a moment. */
  flush(now: Date): void {
    for (const [point, all] of this.#open) {
      const last = all.at(-1)
      if (!last) continue
      const photos = all.flatMap((one) => one.photos)
      const answered_at = keepAnswerAtOnce(this.#store, this.#user(), this.#inspection, last.draft, photos, now, this.#answered_at.get(point))
      this.saw(point, answered_at)
    }
  }

  /** Flushes whenever the page is put away; returns how to stop. */
  watch(now: () => Date): () => void {
    const onHide = (): void => this.flush(now())
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') this.flush(now())
    }
    window.addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      window.removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }
}
