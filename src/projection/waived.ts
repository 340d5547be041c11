import { openWaivers } from '#domain/gate.ts'
import type { Project, ProjectId } from '#domain/project.ts'

/** How many of the named projects passed a gate by a 容缺 that is still not made good. */
export function waivedAmong(projects: readonly Project[], ids: readonly ProjectId[]): number {
  const named = new Set(ids)
  return projects.filter((project) => named.has(project.id) && openWaivers(project).length > 0).length
}
