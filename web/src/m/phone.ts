// The phone as a whole: who is here, what is kept, what is on its way. Opened once, handed to every page.
import { inject, ref, shallowRef, type InjectionKey } from 'vue'
import { onSessionOver } from '@/api/client'
import { isProblem, type Problem } from '@/api/problem'
import * as sessions from '@/api/session'
import { serverNow, setClock } from '@/ui/words'
import { Outbox, quiet, type OutboxSays } from './outbox/outbox'
import type { Wire } from './outbox/sending'
import { forgetShown, type Store } from './outbox/store'

export const phoneKey: InjectionKey<Phone> = Symbol('phone')
export function usePhone(): Phone {
  const phone = inject(phoneKey)
  if (!phone) throw new Error('no phone provided')
  return phone
}

const session_note = 'session'
const knock_ms = 15_000

export class Phone {
  readonly outbox: Outbox
  readonly says = shallowRef<OutboxSays>(quiet)
  readonly session = shallowRef<sessions.Session | null>(null)
  /** The last call did not reach the server; what is shown is what the phone kept. */
  readonly is_offline = ref(false)
  readonly wants_log_in = ref(false)
  /** Counts log-ins and returns of the connection, so that pages read again what they could not. */
  readonly log_ins = ref(0)

  constructor(
    readonly store: Store,
    wire: Wire,
    refusalWords: (problem: Problem) => string,
  ) {
    this.outbox = new Outbox({ store, wire, clock: () => serverNow().getTime(), refusalWords, prepare: (user) => this.#prepare(user) })
    this.outbox.listen((next) => {
      this.says.value = next
      if (next.end === 'no_connection') this.is_offline.value = true
    })
    onSessionOver(() => {
      this.wants_log_in.value = this.session.value !== null
      return Promise.resolve(false)
    })
  }

  /** Tries again whenever there is a reason to believe in a connection; navigator.onLine alone is none. */
  watchConnection(): void {
    window.addEventListener('online', () => void this.#retry())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#retry()
    })
    setInterval(() => {
      if (this.is_offline.value) void this.#retry()
    }, knock_ms)
  }

  userId(): string {
    return this.session.value?.user.id ?? ''
  }
  may(permission: string): boolean {
    return this.session.value?.may.includes(permission) ?? false
  }
  now(): Date {
    return serverNow()
  }

  /** False when nobody is logged in. Without the server, the one who was here last goes on with what the phone kept. */
  async enter(): Promise<boolean> {
    try {
      await this.#take(await sessions.loadSession())
      return true
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      if (failure.status === 401) return false
      this.is_offline.value = true
      const kept = (await this.store.get('notes', session_note)) as sessions.Session | undefined
      if (!kept || kept.must_change_password) throw failure
      this.session.value = kept
      await this.outbox.start(kept.user.id)
      return true
    }
  }
  async logIn(account: string, password: string): Promise<void> {
    await this.#take(await sessions.logIn(account, password))
    this.log_ins.value += 1
  }
  async changePassword(old_one: string, new_one: string): Promise<void> {
    await this.#take(await sessions.changePassword(old_one, new_one))
  }
  async actAt(post: string): Promise<void> {
    await this.#take(await sessions.actAt(post))
    this.log_ins.value += 1
  }
  async logOut(): Promise<void> {
    try {
      await sessions.logOut()
    } catch (failure) {
      // Over already: that is what was wanted.
      if (!isProblem(failure) || failure.status !== 401) throw failure
    }
    const user = this.userId()
    this.outbox.stop()
    this.session.value = null
    await forgetShown(this.store, user)
  }

  async #take(next: sessions.Session): Promise<void> {
    const was = this.userId()
    this.session.value = next
    setClock(next.now, next.zone)
    this.is_offline.value = false
    this.wants_log_in.value = false
    await this.store.put('notes', next, session_note)
    if (next.must_change_password) return
    if (was === next.user.id) void this.outbox.flush()
    else await this.outbox.start(next.user.id)
  }

  /** A session the phone only remembers has no token to send with, and after a restart the server may not know it. */
  async #prepare(user: string): Promise<'no_connection' | 'log_in' | null> {
    try {
      const now = await sessions.loadSession()
      setClock(now.now, now.zone)
      this.is_offline.value = false
      return now.user.id === user && !now.must_change_password ? null : 'log_in'
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      if (failure.status !== 401) return 'no_connection'
      this.wants_log_in.value = true
      return 'log_in'
    }
  }

  async #retry(): Promise<void> {
    if (this.session.value === null) return
    if (this.is_offline.value && (await this.#prepare(this.userId())) === null) this.log_ins.value += 1
    await this.outbox.flush()
  }
}
