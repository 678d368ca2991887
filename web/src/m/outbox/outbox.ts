// The outbox of whoever is logged in: keeps first, sends when it can, tries again by itself, and says honestly how much
// still waits. One round at a time in the whole browser.
import type { Problem } from '@/api/problem'
import { newKey } from './keeping'
import { sendRound, type RoundEnd, type Wire } from './sending'
import type { Store } from './store'

export interface Waiting {
  answers: number
  photos: number
  submissions: number
  deeds: number
  /** What the server does not take as it is: somebody has to look. */
  refused: number
  superseded: number
}

export interface OutboxSays {
  waiting: Waiting
  is_sending: boolean
  /** How the last round ended. */
  end: RoundEnd
}

const nothing: Waiting = { answers: 0, photos: 0, submissions: 0, deeds: 0, refused: 0, superseded: 0 }
/** Nobody here, nothing waiting. */
export const quiet: OutboxSays = { waiting: nothing, is_sending: false, end: 'all' }
export const waitingTotal = (waiting: Waiting): number => waiting.answers + waiting.photos + waiting.submissions + waiting.deeds

const retry_ms = [2_000, 5_000, 10_000, 30_000, 60_000]
const gather_ms = 600

export async function countWaiting(store: Store, user: string): Promise<Waiting> {
  const tx = store.transaction(['answers', 'photos', 'submissions', 'deeds'])
  const [answers, photos, submissions, deeds] = await Promise.all([
    tx.objectStore('answers').index('user').getAll(user),
    tx.objectStore('photos').index('user').getAll(user),
    tx.objectStore('submissions').index('user').getAll(user),
    tx.objectStore('deeds').index('user').getAll(user),
  ])
  await tx.done
  const open_photos = photos.filter((photo) => photo.file === null)
  const state = (wanted: string): number => answers.filter((answer) => answer.state === wanted).length
  return {
    answers: state('waiting'),
    photos: open_photos.filter((photo) => photo.refusal === '').length,
    submissions: submissions.filter((one) => one.state === 'waiting').length,
    deeds: deeds.filter((deed) => deed.refusal === '').length,
    refused:
      state('refused') +
      open_photos.filter((photo) => photo.refusal !== '').length +
      submissions.filter((one) => one.state === 'refused').length +
      deeds.filter((deed) => deed.refusal !== '').length,
    superseded: state('superseded'),
  }
}

interface Parts {
  store: Store
  wire: Wire
  clock: () => number
  refusalWords: (problem: Problem) => string
  /** Asked before a round that follows a start or a failure: whether this user's session stands. Null: go on. */
  prepare: (user: string) => Promise<'no_connection' | 'log_in' | null>
}

export class Outbox {
  readonly #parts: Parts
  readonly #tab = newKey()
  readonly #listeners = new Set<(says: OutboxSays) => void>()
  #user = ''
  #says = quiet
  #round: Promise<void> | null = null
  #is_asked_again = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #is_prepared = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get says(): OutboxSays {
    return this.#says
  }

  listen(listener: (says: OutboxSays) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async start(user: string): Promise<void> {
    this.#user = user
    this.#failures = 0
    this.#is_prepared = false
    await this.#count({ end: 'all' })
    void this.flush()
  }

  stop(): void {
    this.#user = ''
    clearTimeout(this.#timer)
    this.#tell(quiet)
  }

  /** Something was kept: count it now, send it when the typing pauses. */
  async kept(): Promise<void> {
    await this.#count({})
    this.#failures = 0
    this.#later(gather_ms)
  }

  /** Sends what waits; asked again while a round runs, another one follows. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#is_asked_again = true
    this.#round ??= this.#run().finally(() => (this.#round = null))
    return this.#round
  }

  async #run(): Promise<void> {
    while (this.#is_asked_again && this.#user !== '') {
      this.#is_asked_again = false
      await this.#count({})
      const user = this.#user
      if (waitingTotal(this.#says.waiting) === 0) continue
      this.#tell({ ...this.#says, is_sending: true })
      let end: RoundEnd = 'later'
      try {
        end = await this.#send(user)
      } finally {
        if (user === this.#user) await this.#count({ is_sending: false, end })
      }
      if (user !== this.#user) continue
      if (end === 'all') this.#failures = 0
      else if (end !== 'log_in') this.#later(retry_ms[Math.min(this.#failures++, retry_ms.length - 1)] ?? 60_000)
    }
  }

  async #send(user: string): Promise<RoundEnd> {
    const stop = this.#is_prepared ? null : await this.#parts.prepare(user)
    const end = stop ?? (await alone(() => sendRound({ ...this.#parts, user, tab: this.#tab })))
    this.#is_prepared = end === 'all' || end === 'later'
    return end
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }

  async #count(changes: Partial<OutboxSays>): Promise<void> {
    const user = this.#user
    if (user === '') return
    const waiting = await countWaiting(this.#parts.store, user)
    if (user === this.#user) this.#tell({ ...this.#says, ...changes, waiting })
  }

  #tell(says: OutboxSays): void {
    this.#says = says
    for (const listener of this.#listeners) listener(says)
  }
}

/** Two tabs would send the same answers; harmless, but wasteful. Without a secure context there are no locks. */
function alone(run: () => Promise<RoundEnd>): Promise<RoundEnd> {
  const locks: LockManager | undefined | null = navigator.locks
  return locks ? locks.request('anyuan-outbox', run) : run()
}
