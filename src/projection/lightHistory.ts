import { lastDayOf, periodOf } from '#domain/calendar.ts'
import type { ProjectLights } from '#domain/light.ts'
import type { Project } from '#domain/project.ts'
import { lightsOf } from './lights.ts'
import { reportedTo, type Standing } from './standing.ts'

/** A light's history: each month of the year up to the standing's, as its reports, milestones and issues stood at that month's end. */
export function lightHistory(project: Project, standing: Standing): { readonly month: number; readonly lights: ProjectLights }[] {
  return Array.from({ length: standing.month }, (_, index) => {
    const month = index + 1
    const period = periodOf(standing.year, month)
    const day = month === standing.month ? standing.day : lastDayOf(period)
    return { month, lights: lightsOf(reportedTo(project, period), { ...standing, month, day }) }
  })
}
