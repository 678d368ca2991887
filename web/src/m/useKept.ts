// Something the server says, kept for when it cannot be reached. Shown at once from the phone, then as it is now.
import { ref, shallowRef, toRaw, watch } from 'vue'
import { isProblem, Problem } from '@/api/problem'
import { usePhone } from './phone'

interface Kept<Value> {
  at: string
  user: string
  value: Value
}

export function useKept<Value>(name: string, load: () => Promise<Value>) {
  const phone = usePhone()
  const value = shallowRef<Value | null>(null)
  const at = ref<string | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const is_loading = ref(true)
  const user = phone.userId()

  async function reload(): Promise<void> {
    is_loading.value = true
    if (value.value === null) {
      const kept = (await phone.store.get('notes', name)) as Kept<Value> | undefined
      if (kept && kept.user === user) {
        value.value = kept.value
        at.value = kept.at
      }
    }
    try {
      const fresh = await load()
      value.value = fresh
      at.value = phone.now().toISOString()
      problem.value = null
      phone.is_offline.value = false
      await phone.store.put('notes', { at: at.value, user, value: toRaw(fresh) } satisfies Kept<Value>, name)
    } catch (failure) {
      problem.value = isProblem(failure) ? failure : new Problem(0, 'broken_console', String(failure))
      if (problem.value.isOffline) phone.is_offline.value = true
    }
    is_loading.value = false
  }

  watch(phone.log_ins, () => void reload())
  void reload()
  return { value, at, problem, is_loading, reload }
}
