import type { Attention } from '#projection/attention.ts'

/** A red or yellow project with its page's address. */
export type Listed = { readonly attention: Attention; readonly path: string }

/** A page of the wall; the list of red and yellow projects may need several. */
export type WallPageKind = 'tiles' | 'attention' | 'curve' | 'ranking' | 'targets'
/** One page and what it shows. */
export interface WallPage {
  readonly id: string
  readonly kind: WallPageKind
  readonly title: string
  readonly listed: readonly Listed[]
}

/** As many lines as are read at 3 m without haste. */
const LINES = 6

const page = (kind: WallPageKind, title: string): WallPage => ({ id: kind, kind, title, listed: [] })

/** The wall's pages in the order a leader reads them. */
export function wallPages(attention: readonly Listed[]): WallPage[] {
  const parts = Math.max(1, Math.ceil(attention.length / LINES))
  const lists = Array.from({ length: parts }, (_, at): WallPage => ({
    id: `attention-${at + 1}`, kind: 'attention', title: parts > 1 ? `红灯和黄灯（${at + 1}/${parts}）` : '红灯和黄灯', listed: attention.slice(at * LINES, (at + 1) * LINES),
  }))
  return [page('tiles', '总体情况'), ...lists, page('curve', '进度曲线'), page('ranking', '属地排名'), page('targets', '年度目标')]
}
