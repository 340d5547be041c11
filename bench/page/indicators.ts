import type { IsoDate, Period } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import { DEFAULT_LIGHT_RULE } from '#domain/light.ts'
import type { Yuan } from '#domain/money.ts'
import { emptyPlan, type Project } from '#domain/project.ts'
import { openLog } from '#log/openLog.ts'
import { valuesIn } from '#projection/filter.ts'
import { RegisterFold } from '#projection/fold.ts'
import { IndicatorGroups } from '#projection/indicatorGroups.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import { readerOf } from '#projection/lights.ts'
import { issuesByProject, type Standing } from '#projection/standing.ts'
import { plainGrade, plainIndicators } from './plainIndicators.ts'

const YEAR = 2025
const DAY = '2025-06-20' as IsoDate
/** How often each thing is measured; the middle one counts. */
const ROUNDS = 9

/** ms: what is measured, each beside its floor in the same rounds. */
export interface IndicatorTimes {
  readonly lights: Timed
  readonly first: Timed
  readonly again: Timed
  readonly groups: Timed
  readonly groupKeys: number
  readonly changed: number
}

/** ours, and the plain loop that does the same. */
export interface Timed {
  readonly ms: number
  readonly floor: number
}

/** The register's projects with all that an indicator looks at: the bench's log has plans and months only. */
async function indicatedProjects(): Promise<Project[]> {
  const log = await openLog()
  if (!log.ok) throw new Error(log.issue.code)
  const fold = new RegisterFold()
  for await (const slice of log.value.read(0)) fold.apply(slice.events)
  log.value.close()
  return [...fold.register().projects.values()].map(indicated)
}

function indicated(project: Project, at: number): Project {
  const plan = project.plans.get(YEAR) ?? emptyPlan(YEAR)
  const reports = project.reports.filter(({ period }) => period <= `${YEAR}-05`)
  const monthlyPlan = at % 3 === 0 ? Array.from({ length: 12 }, () => Math.round((plan.annualPlan ?? 0) / 12) as Yuan) : null
  return {
    ...project,
    plans: new Map([[YEAR, { ...plan, monthlyPlan }]]),
    plannedStart: '2025-04-01' as IsoDate,
    actualStart: at % 10 === 0 ? null : ('2024-05-01' as IsoDate),
    statisticsState: at % 7 === 0 ? '已报' : '已入',
    reports: reports.map((report) => ({ ...report, reportedOn: `${YEAR}-${String(Number(report.period.slice(5)) + 1).padStart(2, '0')}-0${(at % 9) + 1}` as IsoDate })),
    statistics: new Map([2, 3, 4].map((month) => [`${YEAR}-0${month}` as Period, 500_000 as Yuan])),
    milestones: (['进场', '基础开挖', '主体浇筑'] as const).map((kind, nth) => ({ kind, due: `2025-0${nth + 3}-15` as IsoDate, done: (at + nth) % 4 === 0 ? null : ('2025-03-10' as IsoDate), responsible: null })),
  }
}

/** An issue of every fifth project. */
const issuesOf = (projects: readonly Project[]): Issue[] => projects.filter((_, at) => at % 5 === 0).map(({ id }, at) => (
  { id: `issue/${at}`, project: id, description: '管线迁改', kind: '管线迁改', level: (at % 4) + 1, responsibleUnit: '某单位', reported: '2025-03-01' as IsoDate, due: '2025-06-01' as IsoDate, closed: at % 2 === 0 ? ('2025-05-02' as IsoDate) : null }))

const middle = (times: number[]): number => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN

function time(run: () => void): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

/** Times two things in turns, so that whatever else the machine does falls on both. */
function beside(ours: () => void, plain: () => void): Timed {
  const times = Array.from({ length: ROUNDS }, () => [time(ours), time(plain)] as const)
  return { ms: middle(times.map(([ms]) => ms)), floor: middle(times.map(([, floor]) => floor)) }
}

/** The groups of an overview: all, and by 属地, sector, leader, stage, category and list. */
const groupsOf = (project: Project): string[] =>
  ['全部', ...(['district', 'sector', 'leader', 'stage', 'category', 'list'] as const).flatMap((facet) => valuesIn(project, facet, YEAR).map((value) => `${facet}/${value}`))]

/** Measures the lights and the indicators of the filled register beside plain loops over the same projects. */
async function measure(): Promise<IndicatorTimes> {
  const projects = await indicatedProjects()
  const issues = issuesOf(projects)
  const byProject = issuesByProject(issues)
  const fresh = (): Standing => ({ year: YEAR, month: 5, day: DAY, rule: DEFAULT_LIGHT_RULE, issuesOf: byProject })
  const from = { year: YEAR, month: 5, day: DAY, issues: new Map(issues.map((issue) => [issue.project, [issue]])) }
  const known = readSoFar(projects, fresh())
  const lightIn = readerOf(known).worst
  const plain = (): void => void plainIndicators(projects, from, (project) => lightIn(project).grade)
  const readOnes = Array.from({ length: ROUNDS }, () => readSoFar(projects, fresh()))
  return {
    lights: beside(() => readSoFar(projects, fresh()), () => projects.forEach((project) => plainGrade(project, from))),
    first: beside(() => indicatorsOf(projects, readOnes.pop() ?? known), plain),
    again: beside(() => indicatorsOf(projects, known), plain),
    groups: beside(() => new IndicatorGroups(known, groupsOf).update(projects), plain),
    ...measureChange(projects, known),
  }
}

/** Reads the lights of all projects, as a view with lights has. */
function readSoFar(projects: readonly Project[], standing: Standing): Standing {
  for (const project of projects) readerOf(standing).lights(project)
  return standing
}

/** From one changed project, its light read anew, to the indicators of all groups. */
function measureChange(projects: readonly Project[], standing: Standing): { changed: number; groupKeys: number } {
  const groups = new IndicatorGroups(standing, groupsOf)
  groups.update(projects)
  for (const key of groups.keys) groups.of(key)
  const registers = Array.from({ length: ROUNDS }, (_, at) => projects.map((project, place) => (place === at * 5 ? { ...project, reports: project.reports.slice(0, 2) } : project)))
  const times = registers.map((register) => time(() => {
    groups.update(register)
    for (const key of groups.keys) groups.of(key)
  }))
  return { changed: middle(times), groupKeys: groups.keys.length }
}

Object.assign(window, { benchIndicators: measure })
