import { addMonths, daysBetween, monthsBetween, periodOf, type IsoDate } from '#domain/calendar.ts'
import { scheduleDifference } from '#domain/indicator.ts'
import { GRADES, type Grade, type Light, type LightAspect, type ProjectLights } from '#domain/light.ts'
import { SAID, sayDifference, sayLateIssue, sayLateMilestone, sayLaterIssues, sayLateStart, sayMissing, sayNotCounted, sayOnlyLaterIssues, sayStartDue, sayUnreported } from '#domain/lightWords.ts'
import { missingMonths, reportedMonths } from '#domain/missingMonths.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import { raisedLater } from './laterIssues.ts'
import type { Standing } from './standing.ts'

type Judged = Omit<Light, 'aspect'>

const said = (grade: Grade, sentence: string, person: string | null = null, due: IsoDate | null = null): Judged => ({ grade, sentence, person, due })
const fine = (sentence: string): Judged => said('正常', sentence)
const skipped = (sentence: string): Judged => said('不评', sentence)

/** A project's five lights and the worst of them (domain.md, section 4). Suspended and withdrawn projects have none. */
export function lightsOf(project: Project, standing: Standing): ProjectLights {
  const out = outOfRace(project)
  const lights = JUDGES.map(([aspect, judge]): Light => {
    const { grade, sentence, person, due } = out ?? judge(project, standing)
    return { aspect, grade, sentence, person, due }
  })
  return { worst: worstOf(lights), lights }
}

/** The worst light, the first of equals. */
const worstOf = (lights: readonly Light[]): Light =>
  lights.reduce((worst, light) => (GRADES.indexOf(light.grade) < GRADES.indexOf(worst.grade) ? light : worst))

const outOfRace = ({ stage }: Project): Judged | null =>
  stage === '停缓建' ? skipped(SAID.suspended) : stage === '退出' ? skipped(SAID.left) : null

/**
 * 进度: 序时差 against the thresholds, as it is printed with one decimal: what a reader checks against the printed rule
 * comes out as the light says. A plan of 0 has no rate; no report is 未报, not 0.
 */
export function scheduleLight(project: Project, { year, month, rule }: Standing): Judged {
  const plan = planOf(project, year).annualPlan ?? 0
  if (plan <= 0) return skipped(SAID.noPlan)
  const done = yearToDate(project, year)
  const missing = missingMonths(project, year, month, reportedMonths(project, year))
  // A month that is missing was due by its own deadline; with none, the next month's report is when the officer can show otherwise.
  const asked = missing[0] ?? month + 1
  const due = asked > 12 ? null : reportDeadline(year, asked, rule.reportDay)
  if (done === null || month === 0) return said('未报', sayUnreported(month), project.officer, due)
  const tenths = scheduleDifference(done, plan, month) ?? 0
  const notBelow = (points: number): boolean => tenths >= points * 10
  const grade = notBelow(rule.schedule.slow) ? '正常' : notBelow(rule.schedule.yellow) ? '略慢' : notBelow(rule.schedule.red) ? '黄' : '红'
  const sentence = sayDifference(tenths) + sayMissing(missing, month)
  return grade === '正常' ? fine(sentence) : said(grade, sentence, project.officer, due)
}

/** 开工: whole months since the planned month, while nothing was started. */
export function startLight(project: Project, { day, rule }: Standing): Judged {
  if (hasStarted(project, day)) return fine(SAID.started)
  if (project.plannedStart === null) return skipped(SAID.noPlannedStart)
  const late = monthsBetween(project.plannedStart, day)
  if (late < rule.start.yellow) return fine(late < 0 ? SAID.startNotDue : sayStartDue(project.plannedStart))
  return said(late >= rule.start.red ? '红' : '黄', sayLateStart(late, project.plannedStart), project.responsibleUnit, project.plannedStart)
}

/** 入统: months since the actual start, until statistics has taken the project in. */
export function statisticsLight(project: Project, { day, rule }: Standing): Judged {
  const { actualStart, statisticsState, statisticsStateSince } = project
  if (!hasStarted(project, day)) return skipped(SAID.notStarted)
  if (statisticsState === null) return skipped(SAID.countUnknown)
  if (statisticsState === '已入' && (statisticsStateSince === null || statisticsStateSince <= day)) return fine(SAID.counted)
  if (actualStart === null) return skipped(SAID.noActualStart)
  const limit = addMonths(actualStart, rule.statistics.yellow)
  if (day <= limit) return fine(SAID.countNotDue)
  const isRed = day > addMonths(actualStart, rule.statistics.red)
  return said(isRed ? '红' : '黄', sayNotCounted(isRed ? rule.statistics.red : rule.statistics.yellow, statisticsState), project.officer, limit)
}

/** 节点: the most overdue of the milestones not done. */
export function milestoneLight(project: Project, { day, rule }: Standing): Judged {
  if (project.milestones.length === 0) return skipped(SAID.noMilestones)
  const late = project.milestones.filter(({ due, done }) => due !== null && due < day && (done === null || done > day)).sort(byDue)
  const [first] = late
  if (!first?.due) return fine(SAID.milestonesDone)
  const days = daysBetween(first.due, day)
  return said(days > rule.milestone.red ? '红' : '黄', sayLateMilestone(first.kind, days, late.length - 1), first.responsible ?? project.officer, first.due)
}

/** The most overdue first; only what has a day is compared. */
const byDue = (a: { readonly due: IsoDate | null }, b: { readonly due: IsoDate | null }): number => ((a.due ?? '') < (b.due ?? '') ? -1 : 1)

/** 问题: overdue issues; the highest level first, then the most overdue. Open ones raised after the day are named, not judged. */
export function issueLight(project: Project, { day, rule, issuesOf }: Standing): Judged {
  const issues = issuesOf(project.id)
  const later = raisedLater(issues, day)
  const known = issues.filter(({ reported }) => reported <= day)
  if (known.length === 0) return skipped(later > 0 ? sayOnlyLaterIssues(day, later) : SAID.noIssuesKnown)
  const open = known.filter(({ closed }) => closed === null || closed > day)
  const late = open.filter(({ due }) => due !== null && due < day).sort((a, b) => b.level - a.level || byDue(a, b))
  const [first] = late
  if (!first?.due) return fine((open.length === 0 ? SAID.noIssues : SAID.issuesInTime) + (later > 0 ? `；${sayLaterIssues(later)}` : ''))
  const sentence = sayLateIssue(first.description, daysBetween(first.due, day), first.level, late.length - 1)
  return said(first.level >= rule.issue.redLevel ? '红' : '黄', sentence, first.responsibleUnit, first.due)
}

const JUDGES: readonly (readonly [LightAspect, (project: Project, standing: Standing) => Judged])[] = [
  ['进度', scheduleLight], ['开工', startLight], ['入统', statisticsLight], ['节点', milestoneLight], ['问题', issueLight],
]

const STARTED: readonly Project['stage'][] = ['开工', '续建', '投产']

/** Tells whether a project has been started by a day: by its actual start, else by its stage. */
export const hasStarted = ({ actualStart, stage }: Pick<Project, 'actualStart' | 'stage'>, day: IsoDate): boolean =>
  actualStart !== null ? actualStart <= day : STARTED.includes(stage)

/** The day by which a month is handed in: the reporting day of the month after it. */
export function reportDeadline(year: number, month: number, reportDay: number): IsoDate {
  const first = `${periodOf(year, month)}-01` as IsoDate
  return `${addMonths(first, 1).slice(0, 8)}${String(reportDay).padStart(2, '0')}` as IsoDate
}

/** A project's light: the worst of its five. What filters, lanes and the ledger's columns are given to read it by. */
export type LightOf = (project: Project) => Light

const UNLIT: Light = { aspect: '进度', ...skipped('') }
/** Where nobody looks at lights: every project is 不评, and says nothing. */
export const unlit: LightOf = () => UNLIT

/** Reads lights from one standing; each project is read once for as long as it stands unchanged. */
export class LightReader {
  readonly #read = new WeakMap<Project, ProjectLights>()
  readonly standing: Standing

  constructor(standing: Standing) {
    this.standing = standing
  }

  /** A project's lights; the same object until the project changes. */
  lights(project: Project): ProjectLights {
    let lights = this.#read.get(project)
    if (!lights) this.#read.set(project, (lights = lightsOf(project, this.standing)))
    return lights
  }

  /** A project's light; may be handed on by itself. */
  readonly worst: LightOf = (project) => this.lights(project).worst
}

const readers = new WeakMap<Standing, LightReader>()

/** The one reader of a standing: whoever looks from there shares what was read. */
export function readerOf(standing: Standing): LightReader {
  let reader = readers.get(standing)
  if (!reader) readers.set(standing, (reader = new LightReader(standing)))
  return reader
}
