import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: () => import('./LoginPage.vue'), meta: { bare: true, title: 'login.title' } },
  { path: '/password', name: 'password', component: () => import('./PasswordPage.vue'), meta: { bare: true, title: 'login.change.title' } },
]
