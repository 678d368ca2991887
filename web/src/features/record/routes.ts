import type { RouteRecordRaw } from 'vue-router'

// The server's links name a record's list by the record alone.
const lists = 'hazards|notices|inspections|schools|waivers|campaigns|campaign_counties|checklists|samples'

export const routes: RouteRecordRaw[] = [
  { path: 'records/:record', component: () => import('./RecordPage.vue'), props: true },
  { path: `:record(${lists})`, redirect: (to) => ({ path: `/records/${String(to.params.record)}`, query: to.query }) },
]
