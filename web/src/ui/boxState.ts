// Which of a page's states a query stands for.
import { computed, type ComputedRef, type Ref } from 'vue'
import type { BoxState } from './StateBox.vue'
import { asTrouble, type Trouble } from './trouble'

interface Asked {
  data: Ref<unknown>
  error: Ref<unknown>
  dataUpdatedAt: Ref<number>
}

export interface Box {
  state: BoxState
  trouble: Trouble | null
  at: Date
}

export function useBox(query: Asked, isEmpty: () => boolean = () => false): ComputedRef<Box> {
  return computed(() => {
    const trouble = asTrouble(query.error.value)
    const has_data = query.data.value !== undefined
    const at = new Date(query.dataUpdatedAt.value)
    if (trouble) return { state: has_data ? 'stale' : trouble.status === 403 || trouble.status === 404 ? 'forbidden' : 'error', trouble, at }
    if (!has_data) return { state: 'loading', trouble, at }
    return { state: isEmpty() ? 'empty-never' : 'full', trouble, at }
  })
}
