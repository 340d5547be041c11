import { planOf, type Project } from '#domain/project.ts'
import type { Actor } from '#domain/person.ts'
import type { SavedView } from '#stores/savedViews.ts'

/** The views everybody has. Where a count is part of the name it is the register's, not a fixed one. */
export function builtInViews(projects: readonly Project[], year: number, actor: Actor | null): SavedView[] {
  const planned = (category: string): number => projects.filter((project) => planOf(project, year).planCategory === category).length
  return [
    { name: '全部', query: {} },
    { name: `新开工 ${planned('新开工')} 个`, query: { category: '新开工' } },
    { name: `计划建成 ${planned('建成')} 个`, query: { category: '建成' } },
    { name: '红灯和黄灯', query: { light: '红,黄' } },
    { name: '有容缺', query: { mark: '容缺' } },
    { name: '按属地看', query: { lanes: 'district' } },
    ...mine(actor),
  ]
}

/** A leader's are those he is contact leader of, an officer's those of his unit. */
function mine(actor: Actor | null): SavedView[] {
  if (!actor) return []
  if (actor.role === '领导') return [{ name: '我联系的', query: { leader: actor.person } }]
  return [{ name: '我单位负责的', query: { unit: actor.unit } }]
}
