// The phone as a whole: who is here, what is kept, what is on its way. Opened once, handed to every page.
import { inject, ref, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { onSessionOver } from '@/api/client'
import { isProblem, type Problem } from '@/api/problem'
import * as sessions from '@/api/session'
import { serverNow, setClock } from '@/ui/words'
import { Outbox, type OutboxSays } from './outbox/outbox'
import type { Wire } from './outbox/sending'
import { forgetShown, type Store } from './outbox/store'

export interface Phone {
  store: Store
  outbox: Outbox
  says: Readonly<Ref<OutboxSays>>
  session: Readonly<ShallowRef<sessions.Session | null>>
  /** The last call did not reach the server; what is shown is what the phone kept. */
  is_offline: Ref<boolean>
  wants_log_in: Ref<boolean>
  /** Counts log-ins and returns of the connection, so that pages read again what they could not. */
  log_ins: Ref<number>
  userId: () => string
  may: (permission: string) => boolean
  now: () => Date
  /** False when nobody is logged in. */
  enter: () => Promise<boolean>
  logIn: (account: string, password: string) => Promise<void>
  changePassword: (old_one: string, new_one: string) => Promise<void>
  actAt: (post: string) => Promise<void>
  logOut: () => Promise<void>
}

export const phoneKey: InjectionKey<Phone> = Symbol('phone')
export function usePhone(): Phone {
  const phone = inject(phoneKey)
  if (!phone) throw new Error('no phone provided')
  return phone
}

const session_note = 'session'

export function openPhone(store: Store, wire: Wire, refusalWords: (problem: Problem) => string): Phone {
  const session = shallowRef<sessions.Session | null>(null)
  const is_offline = ref(false)
  const wants_log_in = ref(false)
  const log_ins = ref(0)

  /** A session the phone only remembers has no token to send with, and after a restart the server may not know it. */
  async function prepare(user: string): Promise<'no_connection' | 'log_in' | null> {
    try {
      const now = await sessions.loadSession()
      setClock(now.now, now.zone)
      is_offline.value = false
      return now.user.id === user && !now.must_change_password ? null : 'log_in'
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      if (failure.status !== 401) return 'no_connection'
      wants_log_in.value = true
      return 'log_in'
    }
  }
  const outbox = new Outbox({ store, wire, clock: () => serverNow().getTime(), refusalWords, prepare })
  const says = shallowRef(outbox.says)
  outbox.listen((next) => {
    says.value = next
    if (next.end === 'no_connection') is_offline.value = true
  })

  async function take(next: sessions.Session): Promise<void> {
    const was = session.value?.user.id
    session.value = next
    setClock(next.now, next.zone)
    is_offline.value = false
    wants_log_in.value = false
    await store.put('notes', next, session_note)
    if (next.must_change_password) return
    if (was === next.user.id) void outbox.flush()
    else await outbox.start(next.user.id)
  }

  /** Without the server, the one who was here last goes on with what the phone kept. */
  async function enter(): Promise<boolean> {
    try {
      await take(await sessions.loadSession())
      return true
    } catch (failure) {
      if (!isProblem(failure) || !failure.isPassing) {
        if (isProblem(failure) && failure.status === 401) return false
        throw failure
      }
      const kept = (await store.get('notes', session_note)) as sessions.Session | undefined
      is_offline.value = true
      if (!kept || kept.must_change_password) throw failure
      session.value = kept
      await outbox.start(kept.user.id)
      return true
    }
  }

  onSessionOver(() => {
    wants_log_in.value = session.value !== null
    return Promise.resolve(false)
  })

  async function retry(): Promise<void> {
    if (session.value === null) return
    if (is_offline.value && (await prepare(session.value.user.id)) === null) log_ins.value += 1
    await outbox.flush()
  }
  window.addEventListener('online', () => void retry())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void retry()
  })
  setInterval(() => {
    if (is_offline.value) void retry()
  }, 15_000)

  return {
    store,
    outbox,
    says,
    session,
    is_offline,
    wants_log_in,
    log_ins,
    userId: () => session.value?.user.id ?? '',
    may: (permission) => session.value?.may.includes(permission) ?? false,
    now: serverNow,
    enter,
    logIn: async (account, password) => {
      await take(await sessions.logIn(account, password))
      log_ins.value += 1
    },
    changePassword: async (old_one, new_one) => take(await sessions.changePassword(old_one, new_one)),
    actAt: async (post) => {
      await take(await sessions.actAt(post))
      log_ins.value += 1
    },
    logOut: async () => {
      try {
        await sessions.logOut()
      } catch (failure) {
        if (!isProblem(failure) || failure.status !== 401) throw failure
      }
      const user = session.value?.user.id ?? ''
      outbox.stop()
      session.value = null
      await forgetShown(store, user)
    },
  }
}
