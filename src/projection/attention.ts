import { daysBetween } from '#domain/calendar.ts'
import { scheduleDifference } from '#domain/indicator.ts'
import { GRADES, type Grade, type Light, type ProjectLights } from '#domain/light.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import type { LightReader } from './lights.ts'
import type { Standing } from './standing.ts'

/** A project that somebody has to act on, with its lights. */
export interface Attention {
  readonly project: Project
  readonly lights: ProjectLights
}

/** The grades somebody has to act on now, worst first. */
export const ATTENTION_GRADES = ['红', '黄'] as const satisfies readonly Grade[]

/** The red and the yellow projects, in the order of {@link bySeverity}. */
export function attentionOf(projects: readonly Project[], reader: LightReader): Attention[] {
  const all = projects.map((project) => ({ project, lights: reader.lights(project) })).filter(({ lights }) => isAttention(lights.worst))
  return bySeverity(all, reader.standing)
}

/** The worst grade first; then those furthest behind 序时, those most days overdue, those with the larger annual plan; then as given. */
export function bySeverity(all: readonly Attention[], standing: Standing): Attention[] {
  const keyed = all.map((one) => ({ one, keys: severityOf(one, standing) }))
  const order = (a: readonly number[], b: readonly number[]): number => a.reduce((found, key, at) => found || key - (b[at] ?? 0), 0)
  return keyed.sort((a, b) => order(a.keys, b.keys)).map(({ one }) => one)
}

/** What projects are ordered by, the smaller the worse. Being ahead of 序时 makes nothing better that is overdue. */
function severityOf({ project, lights }: Attention, { year, month, day }: Standing): number[] {
  const plan: number = planOf(project, year).annualPlan ?? 0
  const done = yearToDate(project, year)
  const difference = done === null || plan <= 0 || month === 0 ? 0 : (scheduleDifference(done, plan, month) ?? 0)
  const overdue = lights.lights.map((light) => (isAttention(light) && light.aspect !== '进度' && light.due !== null ? daysBetween(light.due, day) : 0))
  return [GRADES.indexOf(lights.worst.grade), Math.min(0, difference), -Math.max(0, ...overdue), -plan]
}

const isAttention = ({ grade }: Light): boolean => (ATTENTION_GRADES as readonly Grade[]).includes(grade)
