import type { Grade, ProjectLights } from '#domain/light.ts'
import { planOf, type Project } from '#domain/project.ts'
import type { LightReader } from './lights.ts'

/** A red or yellow project with its lights. */
export interface Attention {
  readonly project: Project
  readonly lights: ProjectLights
}

/** The grades somebody has to act on now, worst first. */
export const ATTENTION_GRADES = ['红', '黄'] as const satisfies readonly Grade[]

/** The red and the yellow projects: red first, then those with more such lights, then the larger annual plan. */
export function attentionOf(projects: readonly Project[], reader: LightReader): Attention[] {
  const all = projects.map((project) => ({ project, lights: reader.lights(project) })).filter(({ lights }) => place(lights) >= 0)
  const planned = ({ project }: Attention): number => planOf(project, reader.standing.year).annualPlan ?? 0
  return all.sort((a, b) => place(a.lights) - place(b.lights) || asking(b.lights) - asking(a.lights) || planned(b) - planned(a))
}

const isAttention = (grade: Grade): boolean => (ATTENTION_GRADES as readonly Grade[]).includes(grade)
const place = ({ worst }: ProjectLights): number => (ATTENTION_GRADES as readonly Grade[]).indexOf(worst.grade)
const asking = ({ lights }: ProjectLights): number => lights.filter(({ grade }) => isAttention(grade)).length
