import { computed, type ComputedRef } from 'vue'
import { filterWords } from '#projection/filterWords.ts'
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

const filterTexts = ({ filter, blanks }: LedgerState): string[] => [...filterWords(filter.filter.value), ...blanks.value.map(({ label }) => `${label}未填`)]
