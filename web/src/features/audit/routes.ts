import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { title: 'menu.audit', needs: 'audit_read' } },
]
