import { computed, onMounted, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import type { Project } from '#domain/project.ts'
import { briefingOf, type Briefing } from '#projection/briefing.ts'
import { valuesFrom } from '#projection/filter.ts'
import { filterWords } from '#projection/filterWords.ts'
import { cellValue } from '#projection/ledgerCells.ts'
import { columnOf, type LedgerColumn } from '#projection/ledgerColumns.ts'
import { projectsOfPlan } from '#projection/tables.ts'
import { usePublished } from '#stores/published.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useToday } from '#stores/today.ts'
import { useProjectFilter, type ProjectFilter } from '#views/filter/useProjectFilter.ts'

/** The briefing of what the address lets pass. */
export interface BriefingState {
  readonly filter: ProjectFilter
  /** Columns of the ledger of which only projects with 未填 are told. */
  readonly blanks: ComputedRef<readonly LedgerColumn[]>
  readonly projects: ComputedRef<readonly Project[]>
  /** `null` until the printed plan is read, or when no project is left. */
  readonly briefing: ComputedRef<Briefing | null>
}

/** Makes the briefing of the projects that the filter, the ledger's 未填 columns and the shown day let pass. */
export function useBriefingView(): BriefingState {
  const route = useRoute()
  const shown = useShownRegister()
  const published = usePublished()
  const filter = useProjectFilter()
  onMounted(published.load)
  const clock = useToday()

  const blanks = computed(() => valuesFrom(route.query['blank']).flatMap((key) => columnOf(key) ?? []))
  const projects = computed(() => filter.matching.value.filter((project) => blanks.value.every((column) => cellValue(project, column, shown.year) === null)))
  /** A part of the plan cannot be compared with what was printed of the whole. */
  const printed = computed(() => {
    const { plan } = published
    const isWhole = projectsOfPlan(projects.value, shown.year).length === projectsOfPlan(shown.projects, shown.year).length
    return plan?.year === shown.year && isWhole ? plan : null
  })
  const briefing = computed(() => {
    if (published.plan === null || projects.value.length === 0) return null
    const { year, month } = shown.standing
    const filterText = [...filterWords(filter.filter.value), ...blanks.value.map(({ label }) => `${label}未填`)].join('；')
    const frame = { year, month: month === 0 ? null : month, today: clock.today, filterText }
    const startTargets = published.plan.year === year ? published.plan.targets.thousandProjectsStartRate : []
    return briefingOf({ projects: projects.value, standing: shown.standing, frame, startTargets, printed: printed.value, asOf: shown.day })
  })

  return { filter, blanks, projects, briefing }
}
