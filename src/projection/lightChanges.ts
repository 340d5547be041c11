import type { Grade, LightRule } from '#domain/light.ts'
import type { Project } from '#domain/project.ts'
import { lightsOf, type LightReader } from './lights.ts'

/** A project whose light another rule changes. */
export interface LightChange {
  readonly project: Project
  readonly from: Grade
  readonly to: Grade
}

/** What other thresholds would do to the lights of these projects, in their order. */
export function lightChanges(projects: readonly Project[], now: LightReader, rule: LightRule): LightChange[] {
  const then = { ...now.standing, rule }
  return projects.flatMap((project) => {
    const [from, to] = [now.worst(project).grade, lightsOf(project, then).worst.grade]
    return from === to ? [] : [{ project, from, to }]
  })
}
