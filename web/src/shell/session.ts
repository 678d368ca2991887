// Who is here, acting at which post, and what that post may do. The server decides; this only knows what to offer.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import * as api from '@/api/session'
import { isProblem } from '@/api/problem'
import { setClock } from '@/ui/words'

export const useSession = defineStore('session', () => {
  const session = shallowRef<api.Session | null>(null)
  /** Once somebody was here, a lost session is asked for again in place instead of by leaving the page. */
  const was_here = computed(() => session.value !== null)

  function take(next: api.Session): void {
    session.value = next
    setClock(next.now, next.zone)
  }

  /** False when nobody is logged in; throws when the server cannot be asked. */
  async function load(): Promise<boolean> {
    try {
      take(await api.loadSession())
      return true
    } catch (failure) {
      if (isProblem(failure) && failure.status === 401) return false
      throw failure
    }
  }
  const logIn = async (account: string, password: string): Promise<void> => take(await api.logIn(account, password))
  const changePassword = async (old_one: string, new_one: string): Promise<void> => take(await api.changePassword(old_one, new_one))
  const actAt = async (post: string): Promise<void> => take(await api.actAt(post))
  async function logOut(): Promise<void> {
    try {
      await api.logOut()
    } catch (failure) {
      // Over already: that is what was wanted.
      if (!isProblem(failure) || failure.status !== 401) throw failure
    }
    session.value = null
  }
  const forget = (): void => {
    session.value = null
  }
  const may = (permission: string | undefined): boolean =>
    permission === undefined || (session.value?.may.includes(permission) ?? false)

  return { session, was_here, load, logIn, changePassword, actAt, logOut, forget, may }
})
