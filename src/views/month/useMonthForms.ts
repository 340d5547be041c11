import { computed, effectScope, onScopeDispose, watch, type ComputedRef, type EffectScope } from 'vue'
import { useReportForm, type ReportForm } from '#composables/useReportForm.ts'
import { useReloadGuard } from '#composables/reloadGuards.ts'
import type { Period } from '#domain/calendar.ts'
import type { ProjectId } from '#domain/project.ts'
import { monthLine, type MonthLine } from '#projection/reportLines.ts'
import type { ActResult } from '#stores/acts.ts'
import { useRegister } from '#stores/register.ts'
import { useReports } from '#stores/reports.ts'
import { useSession } from '#stores/session.ts'
import { say } from '#stores/wording.ts'

/** The forms of a month's lines, each made when its line is first shown and kept until another month is chosen. */
export interface MonthForms {
  readonly formOf: (line: MonthLine) => ReportForm
}

const refusalOf = (result: ActResult): string | null => (result.ok ? null : say(result.issue))

/** A form over a project's month that records through the store. Called within an effect scope. */
export function makeReportForm(first: MonthLine, may: () => boolean): ReportForm {
  const [store, reports, { actor }] = [useRegister(), useReports(), useSession()]
  const { period, project: { id } } = first
  const line = computed(() => {
    const project = store.project(id)
    return project ? monthLine(project, period) : first
  })
  return useReportForm(`report/${actor?.person ?? ''}/${id}/${period}`, line, may, {
    draft: async (texts) => refusalOf(await reports.saveDraft(id, period, texts)),
    statistics: async (text) => refusalOf(await reports.setStatistics(id, period, text)),
  })
}

/** Keeps the forms of a month. */
export function useMonthForms(period: ComputedRef<Period>, may: () => boolean): MonthForms {
  let forms = new Map<ProjectId, ReportForm>()
  let scope: EffectScope = effectScope(true)
  watch(period, () => {
    scope.stop()
    scope = effectScope(true)
    forms = new Map()
  }, { flush: 'sync' })
  onScopeDispose(() => scope.stop())
  useReloadGuard(() => [...forms.values()].every((form) => !form.isDirty.value))

  function formOf(line: MonthLine): ReportForm {
    const known = forms.get(line.project.id)
    if (known) return known
    const made = scope.run(() => makeReportForm(line, may)) as ReportForm
    forms.set(line.project.id, made)
    return made
  }
  return { formOf }
}
