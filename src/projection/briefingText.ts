import { asPrinted, sayDone, sayGroup, sayNamed, sayReached, saySchedule, sayStartTarget, sayTotals } from '#domain/briefingWords.ts'
import { UNASSIGNED } from '#domain/district.ts'
import { scheduleText } from '#domain/indicator.ts'
import { ratioText, type ProjectSet } from '#domain/indicators.ts'
import type { PaperParagraph } from '#domain/paperDocument.ts'
import type { PLAN_CATEGORIES} from '#domain/plan.ts';
import { type PlanCategory } from '#domain/plan.ts'
import { planOf, type Project } from '#domain/project.ts'
import { saidFigures } from './briefingFigures.ts'
import { facetOptions } from './facets.ts'
import { valuesIn } from './filter.ts'
import { indicatorsOf } from './indicators.ts'
import { monthsText, type SheetFrame } from './sheets/frame.ts'
import { partsOf } from './sheets/parts.ts'
import type { Standing } from './standing.ts'
import { START_LIST, type StartGoal } from './targets.ts'
import { waivedAmong } from './waived.ts'

/** What the text is made of: the projects the filter lets pass, and from where the year is looked at. */
export interface Told {
  readonly projects: readonly Project[]
  readonly standing: Standing
  readonly frame: SheetFrame
  /** The start rates asked of 省千项万亿, by the month at whose end they are due; none where the year has none. */
  readonly startTargets?: readonly StartGoal[]
}

/** A paragraph that names no project. */
export const plain = (text: string, lead: string | null = null): PaperParagraph => ({ lead, project: null, text })

/** Totals, then done and %, then points against 序时. */
export function overallText({ projects, standing, frame }: Told): PaperParagraph[] {
  const figures = saidFigures(projects, standing)
  return [plain(sayTotals(figures)), plain(sayDone(figures, standing.month === 0 ? `${standing.year}年` : monthsText(frame)) + saySchedule(figures, scheduleText(standing.month)))]
}

/** The order in which the text takes the plan's categories: what goes on, what begins, what ends. */
const TOLD_CATEGORIES: readonly PlanCategory[] = ['续建', '新开工', '建成', '预备']

/** 续建, then 新开工 with its 开工率, then 建成 with its 建成率; each rate within its own category. */
export function categoryText({ projects, standing }: Told): PaperParagraph[] {
  const inCategory = (category: PlanCategory): Project[] => projects.filter((project) => planOf(project, standing.year).planCategory === category)
  const told = TOLD_CATEGORIES.filter((category) => inCategory(category).length > 0)
  const none = projects.filter((project) => planOf(project, standing.year).planCategory === null)
  return [
    ...told.map((category) => plain(sayGroup(saidFigures(inCategory(category), standing)) + reachedText(category, inCategory(category), standing), `${CATEGORY_LEADS[category]}项目`)),
    ...(none.length > 0 ? [plain(`${none.length}个。`, '未定计划类别的项目')] : []),
  ]
}

const CATEGORY_LEADS: Readonly<Record<(typeof PLAN_CATEGORIES)[number], string>> = { 续建: '续建', 新开工: '计划新开工', 建成: '计划建成', 预备: '预备' }

/** 开工率 and 建成率, with those that are due and those that came before their time by name. */
function reachedText(category: PlanCategory, projects: readonly Project[], standing: Standing): string {
  if (category !== '新开工' && category !== '建成') return ''
  const what = category === '建成' ? '建成' : '开工'
  const { starts, completions, behind } = indicatorsOf(projects, standing)
  const ratio = category === '建成' ? completions : starts
  const named = new Map(projects.map(({ id, name }) => [id, name]))
  const names = (set: ProjectSet): string[] => behind(set).map((id) => named.get(id) ?? '')
  const [due, early] = category === '建成' ? (['应建未建', '提前建成'] as const) : (['应开未开', '提前开工'] as const)
  return sayReached(what, ratio?.part ?? 0, ratioText(ratio), waivedAmong(projects, behind(category === '建成' ? '已建成' : '已开工'))) + sayNamed(due, names(due)) + sayNamed(early, names(early))
}

/** Each list with its projects of the scope; one that holds them all is named, and not told twice. */
export function listText({ projects, standing, startTargets = [] }: Told): PaperParagraph[] {
  return facetOptions(projects, 'list', standing.year).map(({ value: list, count }) => {
    if (count === projects.length) return plain(`${count}个，为本简报全部项目。`, list)
    const members = projects.filter((project) => valuesIn(project, 'list', standing.year).includes(list))
    return plain(sayGroup(saidFigures(members, standing)) + startsOf(members, standing, list === START_LIST ? startTargets : []), list)
  })
}

/** 开工率 within a list counts its 新开工 projects alone; beside it what is asked by now. */
function startsOf(members: readonly Project[], standing: Standing, targets: readonly StartGoal[]): string {
  const { starts, behind } = indicatorsOf(members, standing)
  if (starts === null) return ''
  const target = targets.filter(({ month }) => month <= standing.month).at(-1)
  return `其中计划新开工${starts.whole}个，${sayReached('开工', starts.part, ratioText(starts), waivedAmong(members, behind('已开工')))}${target === undefined ? '' : sayStartTarget(target)}`
}

/** Each 行业领域 in the order of table 2. */
export const sectorText = ({ projects, standing }: Told): PaperParagraph[] =>
  partsOf(projects, 'sector', standing.year).map(({ name, projects: some }) => plain(sayGroup(saidFigures(some, standing)), asPrinted(name === UNASSIGNED ? '未填行业领域的项目' : name)))
