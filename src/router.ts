import { createRouter, createWebHashHistory, START_LOCATION, type Router, type RouteRecordRaw } from 'vue-router'
import { loadBoard } from '#views/shell/firstView.ts'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/board' },
  { path: '/welcome', component: () => import('#views/welcome/WelcomeView.vue'), meta: { title: '首次使用', bare: true } },
  { path: '/board', component: loadBoard, meta: { title: '看板' } },
  { path: '/ledger', component: () => import('#views/ledger/LedgerView.vue'), meta: { title: '台账' } },
  { path: '/ledger/compare', component: () => import('#views/compare/CompareView.vue'), meta: { title: '对比' } },
  { path: '/month', component: () => import('#views/month/MonthView.vue'), meta: { title: '月报' } },
  { path: '/field', component: () => import('#views/field/FieldView.vue'), meta: { title: '现场' } },
  { path: '/overview', component: () => import('#views/overview/OverviewView.vue'), meta: { title: '总览' } },
  { path: '/overview/wall', component: () => import('#views/overview/WallView.vue'), meta: { title: '总览大屏', bare: true } },
  { path: '/briefing', component: () => import('#views/briefing/BriefingView.vue'), meta: { title: '简报' } },
  { path: '/project/:key(.*)', component: () => import('#views/project/ProjectView.vue'), meta: { title: '项目' } },
  { path: '/data/exchange', component: () => import('#views/exchange/ExchangeView.vue'), meta: { title: '数据交换' } },
  { path: '/data/import', component: () => import('#views/import/ImportView.vue'), meta: { title: '导入台账' } },
  { path: '/data/turn', component: () => import('#views/turn/TurnView.vue'), meta: { title: '年度结转' } },
  { path: '/data/conflicts', component: () => import('#views/conflicts/ConflictsView.vue'), meta: { title: '冲突' } },
  { path: '/data', component: () => import('#views/data/DataView.vue'), meta: { title: '数据' } },
  { path: '/:unknown(.*)', redirect: '/board' },
]

/**
 * The app's router. Hash routing: one build serves under any intranet path.
 * @param isKnown whether somebody has said who works here; until then every way leads to 首次使用
 */
export function makeRouter(isKnown: () => boolean): Router {
  const router = createRouter({ history: createWebHashHistory(), routes, scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { top: 0 }) })
  router.beforeEach((to) => {
    if (!isKnown() && to.path !== '/welcome') return { path: '/welcome', query: { next: to.fullPath } }
    return true
  })
  router.afterEach((to) => {
    document.title = `${(to.meta['title'] as string | undefined) ?? ''} · 重大项目全过程跟踪`
  })
  return router
}
