import { computed, type ComputedRef } from 'vue'
import { FACET_NAMES, FACETS } from '#projection/filter.ts'
import type { ExportView } from '#stores/export.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import type { LedgerState } from '#views/ledger/useLedger.ts'

/** What 导出 makes a file of: the ledger's projects, columns and groups, and its filter in words. */
export function useExportView(state: LedgerState): ComputedRef<ExportView> {
  const shown = useShownRegister()
  return computed(() => ({
    projects: state.sorted.value,
    columns: state.columns.value,
    grouping: state.grouping.value,
    lights: shown.lights,
    filterText: [...(shown.day ? [`按 ${shown.day} 的记录`] : []), ...filterTexts(state)].join('；'),
  }))
}

function filterTexts({ filter, blanks }: LedgerState): string[] {
  const { text, facets } = filter.filter.value
  const chosen = FACETS.flatMap((facet) => (facets[facet]?.length ? [`${FACET_NAMES[facet]}为${facets[facet].join('、')}`] : []))
  const unknown = blanks.value.map(({ label }) => `${label}未填`)
  return [...chosen, ...unknown, ...(text.trim() === '' ? [] : [`含“${text.trim()}”`])]
}
