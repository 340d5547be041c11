import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { columnOf, PRESETS, type LedgerColumn, type Preset } from '#projection/ledgerColumns.ts'
import { cellValue } from '#projection/ledgerCells.ts'
import { GROUPINGS, layOut, type Grouping, type LedgerRows } from '#projection/ledgerGroups.ts'
import { pressed, sortFrom, sortProjects, sortText, type SortLevel } from '#projection/ledgerSort.ts'
import { valuesFrom, valuesText } from '#projection/filter.ts'
import type { Project } from '#domain/project.ts'
import { useLedgerColumns } from '#stores/ledgerColumns.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useProjectFilter, type ProjectFilter } from '#views/filter/useProjectFilter.ts'

/** The ledger as the address has it. */
export interface LedgerState {
  readonly filter: ProjectFilter
  readonly grouping: ComputedRef<Grouping>
  readonly setGrouping: (grouping: Grouping) => void
  readonly levels: ComputedRef<readonly SortLevel[]>
  readonly sort: (key: string, adding: boolean) => void
  readonly preset: ComputedRef<Preset>
  readonly setPreset: (preset: Preset) => void
  readonly columns: ComputedRef<readonly LedgerColumn[]>
  /** Columns of which only projects with 未填 are shown. */
  readonly blanks: ComputedRef<readonly LedgerColumn[]>
  readonly toggleBlank: (key: string) => void
  readonly toggleFold: (name: string) => void
  readonly shown: ComputedRef<readonly Project[]>
  /** What is shown, in its order, without groups. */
  readonly sorted: ComputedRef<readonly Project[]>
  readonly rows: ComputedRef<LedgerRows>
}

/** What the filter and the chosen columns' 未填 let pass, sorted, grouped and added up. */
export function useLedger(): LedgerState {
  const route = useRoute()
  const store = useShownRegister()
  const kept = useLedgerColumns()
  const filter = useProjectFilter()
  const grouping = computed(() => GROUPINGS.find((one) => one === route.query['group']) ?? 'none')
  const levels = computed(() => sortFrom(textOf(route.query['sort'])))
  const preset = computed(() => kept.presetFor(PRESETS.find((one) => one === route.query['columns']) ?? null))
  const blanks = computed(() => valuesFrom(route.query['blank']).flatMap((key) => columnOf(key) ?? []))
  const folded = computed(() => new Set(valuesFrom(route.query['fold'])))
  const shown = computed(() => filter.matching.value.filter((project) => blanks.value.every((column) => cellValue(project, column, store.year, store.lightOf) === null)))
  const sorted = computed(() => sortProjects(shown.value, levels.value, store.year, store.lightOf))

  return {
    filter, grouping, levels, preset, blanks, shown, sorted,
    columns: computed(() => kept.columnsOf(preset.value)),
    rows: computed(() => layOut(sorted.value, grouping.value, store.year, folded.value, store.lightOf)),
    setGrouping: (next) => filter.setQuery({ group: next === 'none' ? null : next }),
    sort: (key, adding) => filter.setQuery({ sort: sortText(pressed(levels.value, key, adding)) || null }),
    setPreset: (next) => filter.setQuery({ columns: next }),
    toggleBlank: (key) => filter.setQuery({ blank: valuesText(toggled(blanks.value.map((column) => column.key), key)) || null }),
    toggleFold: (name) => filter.setQuery({ fold: valuesText(toggled([...folded.value], name)) || null }),
  }
}

const toggled = (values: readonly string[], one: string): string[] => (values.includes(one) ? values.filter((value) => value !== one) : [...values, one])

const textOf = (part: unknown): string => (typeof part === 'string' ? part : '')
