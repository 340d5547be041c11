import { computed, type ComputedRef } from 'vue'
import type { GridColumn } from '#components/ledger/grid.ts'
import { localDay } from '#domain/calendar.ts'
import { ruleText } from '#domain/lightWords.ts'
import { formatWan, type Yuan } from '#domain/money.ts'
import { FACET_NAMES, FACETS } from '#projection/filter.ts'
import { cellValue } from '#projection/ledgerCells.ts'
import { columnOf, tellsLights } from '#projection/ledgerColumns.ts'
import { GROUPING_NAMES, type LedgerRow } from '#projection/ledgerGroups.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import type { GridPlace } from './useGridPlace.ts'
import type { LedgerState } from './useLedger.ts'

/** Most cells that are added up while they are being marked. */
const MOST_ADDED = 20_000

/** What is marked, as sheets say it at their foot: `所选 12 格，合计 3,400 万元`. "" for a single cell. */
export function useMarked(place: GridPlace, rows: () => readonly LedgerRow[], columns: () => readonly GridColumn[]): ComputedRef<string> {
  const store = useShownRegister()
  return computed(() => {
    const { top, bottom, left, right } = place.area.value
    const count = (bottom - top + 1) * (right - left + 1)
    if (count <= 1) return ''
    const money = columns().slice(left, right + 1).filter(({ kind }) => kind === 'money').flatMap(({ key }) => columnOf(key) ?? [])
    if (money.length === 0 || count > MOST_ADDED) return `所选 ${count} 格`
    let sum = 0
    for (const row of rows().slice(top, bottom + 1)) if (row.kind === 'project') for (const column of money) sum += (cellValue(row.project, column, store.year) as number | null) ?? 0
    return `所选 ${count} 格，合计 ${formatWan(sum as Yuan)} 万元`
  })
}

/** What stands under the table on paper: filter, order, day and the rules by which it was worked out. */
export function usePaperNotes(state: LedgerState): ComputedRef<string[]> {
  const store = useShownRegister()
  return computed(() => {
    const { text, facets } = state.filter.filter.value
    const chosen = FACETS.flatMap((facet) => (facets[facet]?.length ? [`${FACET_NAMES[facet]}：${facets[facet].join('、')}`] : []))
    const blanks = state.blanks.value.map(({ label }) => `${label}未填`)
    const filter = [...chosen, ...blanks, ...(text.trim() ? [`搜索：${text.trim()}`] : [])].join('；') || '全部项目'
    const order = state.levels.value.map(({ key, descending }) => `${columnOf(key)?.label ?? key}${descending ? '降序' : '升序'}`).join('、')
    return [
      `${store.day ? `按 ${store.day} 的记录；` : ''}筛选：${filter}；${GROUPING_NAMES[state.grouping.value]}${order ? `；排序：${order}` : ''}；打印日期：${localDay(Date.now())}`,
      `金额单位：万元。年初累计为 ${store.year} 年各月月报之和；占年计划 = 年初累计合计 ÷ 年度计划合计（只计有计划的项目）；占总投资 = 开工累计 ÷ 总投资；未填不计入合计。`,
      ...(tellsLights(state.columns.value) ? [`亮灯规则：${ruleText(store.standing.rule)}`] : []),
    ]
  })
}
