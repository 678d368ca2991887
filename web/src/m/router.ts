// All pages in one file: the worker keeps it on the phone anyway, and there is no second load to fail in the boiler room.
import { createRouter, createWebHistory } from 'vue-router'
import HazardPage from './pages/HazardPage.vue'
import HazardsPage from './pages/HazardsPage.vue'
import LogInPage from './pages/LogInPage.vue'
import MePage from './pages/MePage.vue'
import NoticePage from './pages/NoticePage.vue'
import ReportPage from './pages/ReportPage.vue'
import ResultPage from './pages/ResultPage.vue'
import SheetPage from './pages/SheetPage.vue'
import SignPage from './pages/SignPage.vue'
import StartPage from './pages/StartPage.vue'
import SubmitPage from './pages/SubmitPage.vue'
import TodoPage from './pages/TodoPage.vue'
import type { Phone } from './phone'

declare module 'vue-router' {
  interface RouteMeta {
    bar?: boolean
  }
}

export function phoneRouter(phone: Phone) {
  const router = createRouter({
    history: createWebHistory('/m/'),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      { path: '/login', name: 'log_in', component: LogInPage },
      { path: '/', name: 'todo', component: TodoPage, meta: { bar: true } },
      { path: '/start/:campaign', name: 'start', component: StartPage },
      { path: '/sheet/:id', name: 'sheet', component: SheetPage },
      { path: '/sheet/:id/submit', name: 'submit', component: SubmitPage },
      { path: '/sheet/:id/result', name: 'result', component: ResultPage },
      { path: '/sign/:id', name: 'sign', component: SignPage },
      { path: '/notice/:id', name: 'notice', component: NoticePage },
      { path: '/hazards', name: 'hazards', component: HazardsPage, meta: { bar: true } },
      { path: '/hazards/:id', name: 'hazard', component: HazardPage },
      { path: '/report', name: 'report', component: ReportPage, meta: { bar: true } },
      { path: '/me', name: 'me', component: MePage, meta: { bar: true } },
      { path: '/:rest(.*)*', redirect: { name: 'todo' } },
    ],
  })
  router.beforeEach(async (to) => {
    if (to.name === 'log_in' || (phone.session.value && !phone.session.value.must_change_password)) return true
    let is_here = false
    try {
      is_here = await phone.enter()
    } catch {
      // The log-in page says that the server cannot be reached.
    }
    if (is_here && !phone.session.value?.must_change_password) return true
    return { name: 'log_in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  })
  return router
}
