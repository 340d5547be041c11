import { fieldLabel, keyed, KEYED_FIELDS, PROJECT_FIELDS, type KeyedField, type ProjectField } from './fields.ts'
import { planOf, type Project } from './project.ts'

/** A required value that is 未填: the field's path, or `list` and `milestone` where there is none, and its name on the screen. */
export interface Gap {
  readonly field: string
  readonly label: string
}

const PLAN_FIELDS = (Object.keys(KEYED_FIELDS) as KeyedField[]).filter((name) => KEYED_FIELDS[name].required)

/** What the data dictionary requires of a project and of its plan of the year, and is 未填. */
export function gapsOf(project: Project, year: number): Gap[] {
  const own = (Object.keys(PROJECT_FIELDS) as ProjectField[]).filter((name) => isRequired(project, name) && project[name as 'name'] === null)
  const plan = planOf(project, year) as unknown as Record<string, unknown>
  const planned = PLAN_FIELDS.filter((name) => plan[name] === null).map((name) => keyed(name, year))
  const lists = project.lists.some((membership) => membership.year === year) ? [] : ['list']
  const milestones = project.milestones.length > 0 ? [] : ['milestone']
  const named = [...own, ...planned].map((field) => ({ field, label: fieldLabel(field) }))
  return [...named, ...[...lists, ...milestones].map((field) => ({ field, label: KEYED_FIELDS[field as 'list'].label }))]
}

/** Of it, what no card and no figure can do without: what the mark 未填 stands for, on the cards and in the filter. By name. */
export function unfilledOf(project: Project, year: number): string[] {
  const own = (['district', 'sector', 'totalInvestment'] as const).filter((field) => project[field] === null).map(fieldLabel)
  return planOf(project, year).annualPlan === null ? [...own, KEYED_FIELDS.annualPlan.label] : own
}

/** A project has a code from its 立项 on: in 谋划, and in 储备 outside the 建设项目库, it may still be without. */
function isRequired({ stage, constructionLibrary }: Project, name: ProjectField): boolean {
  if (name !== 'projectCode') return PROJECT_FIELDS[name].required
  return stage !== '谋划' && (stage !== '储备' || constructionLibrary !== null)
}
