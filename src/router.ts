import { createRouter, createWebHashHistory, type Router, type RouteRecordRaw } from 'vue-router'

/** A view with a place in the navigation. Views not built yet are absent, not dead. */
export interface NavigationItem {
  readonly path: string
  readonly label: string
}

/** The navigation, in its order. */
export const NAVIGATION: readonly NavigationItem[] = [
  { path: '/board', label: '看板' },
  { path: '/ledger', label: '台账' },
  { path: '/month', label: '月报' },
  { path: '/field', label: '现场' },
  { path: '/overview', label: '总览' },
  { path: '/data', label: '数据' },
]

const board = (): Promise<typeof import('#views/board/BoardView.vue')> => import('#views/board/BoardView.vue')

/**
 * Asks for the view that most visits begin with while the log is still being opened: otherwise its code
 * would be asked for only after that.
 */
export function preloadFirstView(hash: string): void {
  if (hash === '' || hash === '#/' || hash.startsWith('#/board')) void board()
}

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/board' },
  { path: '/welcome', component: () => import('#views/welcome/WelcomeView.vue'), meta: { title: '首次使用' } },
  { path: '/board', component: board, meta: { title: '看板' } },
  { path: '/ledger', component: () => import('#views/ledger/LedgerView.vue'), meta: { title: '台账' } },
  { path: '/ledger/compare', component: () => import('#views/compare/CompareView.vue'), meta: { title: '对比' } },
  { path: '/month', component: () => import('#views/month/MonthView.vue'), meta: { title: '月报' } },
  { path: '/field', component: () => import('#views/field/FieldView.vue'), meta: { title: '现场' } },
  { path: '/overview', component: () => import('#views/overview/OverviewView.vue'), meta: { title: '总览' } },
  { path: '/briefing', component: () => import('#views/briefing/BriefingView.vue'), meta: { title: '简报' } },
  { path: '/project/:key(.*)', component: () => import('#views/project/ProjectView.vue'), meta: { title: '项目' } },
  { path: '/data/exchange', component: () => import('#views/exchange/ExchangeView.vue'), meta: { title: '数据交换' } },
  { path: '/data/import', component: () => import('#views/import/ImportView.vue'), meta: { title: '导入台账' } },
  { path: '/data/conflicts', component: () => import('#views/conflicts/ConflictsView.vue'), meta: { title: '冲突' } },
  { path: '/data', component: () => import('#views/data/DataView.vue'), meta: { title: '数据' } },
  { path: '/:unknown(.*)', redirect: '/board' },
]

/**
 * The app's router. Hash routing: one build serves under any intranet path.
 * @param isKnown whether somebody has said who works here; until then every way leads to 首次使用
 */
export function makeRouter(isKnown: () => boolean): Router {
  const router = createRouter({ history: createWebHashHistory(), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeEach((to) => {
    if (!isKnown() && to.path !== '/welcome') return { path: '/welcome', query: { next: to.fullPath } }
    return true
  })
  router.afterEach((to) => {
    document.title = `${(to.meta['title'] as string | undefined) ?? ''} · 重大项目全过程跟踪`
  })
  return router
}
