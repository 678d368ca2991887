// The pages that are open side by side. A tab remembers its whole address, so that going back finds the same filters
// and the same open record; home is always the first and never closes.
import { ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export interface PageTab {
  path: string
  full_path: string
  used: number
}

export const tabs_max = 10
const home: PageTab = { path: '/', full_path: '/', used: 0 }

/** The tabs after a visit: the least recently used one makes room when there are too many. */
export function visited(tabs: readonly PageTab[], path: string, full_path: string, used: number): PageTab[] {
  const visit = { path, full_path, used }
  if (tabs.some((tab) => tab.path === path)) return tabs.map((tab) => (tab.path === path ? visit : tab))
  const open = [...tabs, visit]
  if (open.length <= tabs_max) return open
  const oldest = open.filter((tab) => tab.path !== home.path).sort((a, b) => a.used - b.used)[0]
  return open.filter((tab) => tab !== oldest)
}

/** Where to go when this tab closes: the one used last among the rest. */
export function afterClosing(tabs: readonly PageTab[], path: string): string {
  const rest = tabs.filter((tab) => tab.path !== path)
  return [...rest].sort((a, b) => b.used - a.used)[0]?.full_path ?? home.full_path
}

const tabs = ref<PageTab[]>([home])

export function forgetTabs(): void {
  tabs.value = [home]
}

export function useTabs(): { tabs: Ref<PageTab[]>; close: (path: string) => void; closeOthers: (path: string) => void } {
  const route = useRoute()
  const router = useRouter()
  watch(
    () => [route.path, route.fullPath] as const,
    ([path, full_path]) => {
      if (!route.meta.bare) tabs.value = visited(tabs.value, path, full_path, Date.now())
    },
    { immediate: true },
  )
  function close(path: string): void {
    const next = afterClosing(tabs.value, path)
    tabs.value = tabs.value.filter((tab) => tab.path !== path)
    if (route.path === path) void router.push(next)
  }
  function closeOthers(path: string): void {
    tabs.value = tabs.value.filter((tab) => tab.path === path || tab.path === home.path)
  }
  return { tabs, close, closeOthers }
}
