import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'inspections/:id', component: () => import('./SheetPage.vue'), props: true, meta: { title: 'inspections.sheet' } },
]
