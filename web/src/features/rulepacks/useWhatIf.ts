// Asks what other rules would change, one part of the unit after the other, so that a whole city shows how far it is.
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { askWhatIf, type Supposition, type WhatIf } from '@/api/rulepacks'
import { childrenOf } from '@/api/units'
import { isAborted } from '@/api/problem'
import { added, nothing_yet } from './sums'

export function useWhatIf() {
  const sum = shallowRef<WhatIf>(nothing_yet)
  const parts = ref(0)
  const done = ref(0)
  const trouble = shallowRef<unknown>(null)
  let running: AbortController | null = null

  async function ask(question: Supposition): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    sum.value = nothing_yet
    parts.value = 0
    done.value = 0
    trouble.value = null
    try {
      const below = (await childrenOf(question.unit, mine.signal)).map((unit) => unit.id)
      const all = below.length > 0 ? below : [question.unit]
      parts.value = all.length
      for (const part of all) {
        const answer = await askWhatIf(question, part, mine.signal)
        sum.value = added(sum.value, answer)
        done.value += 1
      }
    } catch (failure) {
      if (!isAborted(failure)) trouble.value = failure
    }
  }
  onScopeDispose(() => running?.abort())
  return { sum, parts, done, trouble, ask, is_whole: computed(() => parts.value > 0 && done.value === parts.value) }
}
