import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: 'records/:record', component: () => import('./RecordPage.vue'), props: true }]
