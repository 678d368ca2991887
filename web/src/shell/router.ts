// Which address shows which page. Features bring their own routes (features/*/routes.ts); all pages load lazily.
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { useSession } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Stands without the console around it: log in, change password. */
    bare?: boolean
    /** Key of the page's name. */
    title?: string
    /** A permission of session.may. */
    needs?: string
    /** Nothing for who works at a school. */
    above_schools?: boolean
  }
}

const files = import.meta.glob<RouteRecordRaw[]>('../features/*/routes.ts', { eager: true, import: 'routes' })
const pages = Object.values(files).flat()

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...pages.filter((page) => page.meta?.bare),
    {
      path: '/',
      component: () => import('./ConsoleFrame.vue'),
      children: [
        ...pages.filter((page) => !page.meta?.bare),
        { path: ':rest(.*)*', name: 'missing', component: () => import('./MissingPage.vue'), meta: { title: 'shell.missing.title' } },
      ],
    },
  ],
})

async function admit(to: RouteLocationNormalized): Promise<true | { path: string; query?: Record<string, string> }> {
  const session = useSession()
  if (!session.session && to.name !== 'login') {
    let is_here = false
    try {
      is_here = await session.load()
    } catch {
      // The log-in page says that the server cannot be reached, and tries again.
    }
    if (!is_here) return { path: '/login', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  }
  if (session.session?.must_change_password && to.name !== 'password' && to.name !== 'login') {
    return { path: '/password', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  }
  return true
}
router.beforeEach(admit)

// After an update the old chunks are gone: only a fresh start finds the new ones. Once in a while, so that a chunk that
// is missing for good does not reload the page for ever.
const fresh_start_every_ms = 30_000
router.onError((failure, to) => {
  if (!/dynamically imported module|Importing a module script failed|preload/i.test(String(failure))) return
  const kept_as = 'anyuan.fresh_start'
  if (Date.now() - Number(sessionStorage.getItem(kept_as) ?? 0) < fresh_start_every_ms) return
  sessionStorage.setItem(kept_as, String(Date.now()))
  location.assign(to.fullPath)
})
