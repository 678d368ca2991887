// A list's question lives in the address, under the API's own names, so that a copied link opens the same list.
import { computed, ref, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

export interface ListAddress {
  q: string
  sort: string
  unit: string
  filters: Record<string, string>
  /** The record that is open beside the list, `new` for a form. */
  open: string
  tab: string
}

function one(query: LocationQuery, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

export function readAddress(query: LocationQuery): ListAddress {
  const filters: Record<string, string> = {}
  for (const name of Object.keys(query)) {
    const value = one(query, name)
    if (name.startsWith('f.') && value !== '') filters[name.slice(2)] = value
  }
  return { q: one(query, 'q'), sort: one(query, 'sort'), unit: one(query, 'unit'), filters, open: one(query, 'open'), tab: one(query, 'tab') }
}

export function writeAddress(address: ListAddress): Record<string, string> {
  const query: Record<string, string> = {}
  for (const name of ['q', 'sort', 'unit', 'open', 'tab'] as const) {
    if (address[name] !== '') query[name] = address[name]
  }
  for (const [name, value] of Object.entries(address.filters)) {
    if (value !== '') query[`f.${name}`] = value
  }
  return query
}

export function filterCount(filters: Readonly<Record<string, string>>): number {
  return new Set(Object.keys(filters).map((name) => name.replace(/\.(from|to)$/, ''))).size
}

/** A page that is kept alive behind another tab keeps its own question: the address is no longer its. */
export function useListAddress(): { address: ComputedRef<ListAddress>; go: (changes: Partial<ListAddress>, how?: 'push' | 'replace') => void } {
  const route = useRoute()
  const router = useRouter()
  const path = route.path
  const query = ref<LocationQuery>(route.query)
  watch(
    () => route.fullPath,
    () => {
      if (route.path === path) query.value = route.query
    },
  )
  const address = computed(() => readAddress(query.value))
  const go = (changes: Partial<ListAddress>, how: 'push' | 'replace' = 'replace'): void => {
    if (route.path !== path) return
    void router[how]({ path, query: writeAddress({ ...address.value, ...changes }) })
  }
  return { address, go }
}
