import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'units', name: 'units', component: () => import('./UnitsPage.vue'), meta: { title: 'menu.units', needs: 'units_read', above_schools: true } },
]
