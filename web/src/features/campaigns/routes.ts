import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: 'campaigns/:id', component: () => import('./CampaignPage.vue'), props: true, meta: { title: 'campaigns.page_title', needs: 'campaigns_read' } },
  { path: 'campaigns/:id/missing', component: () => import('./MissingPage.vue'), props: true, meta: { title: 'campaigns.missing.title', needs: 'campaigns_read' } },
  { path: 'campaigns/:id/counties/:unit', component: () => import('./CountyPage.vue'), props: true, meta: { title: 'campaigns.county_page', needs: 'campaigns_read' } },
  { path: 'checklists/:id/design', component: () => import('./designer/DesignerPage.vue'), props: true, meta: { title: 'campaigns.designer.title', needs: 'campaigns_write' } },
  { path: 'samples/:id', component: () => import('./SamplePage.vue'), props: true, meta: { title: 'campaigns.sample.title', needs: 'campaigns_read' } },
]
