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
