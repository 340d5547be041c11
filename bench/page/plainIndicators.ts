import type { Issue } from '#domain/coordination.ts'
import type { Project } from '#domain/project.ts'

const DAY = 86_400_000
const STARTED = ['开工', '续建', '投产']

/** From where the plain loop looks: May of 2025, on 20 June. */
export interface PlainStanding {
  readonly year: number
  readonly month: number
  readonly day: string
  readonly issues: ReadonlyMap<string, readonly Issue[]>
}

const nothing = () => ({
  projects: 0, total: 0, plan: 0, done: 0, allDone: 0, unreported: 0, curveDone: 0, curvePlan: 0, cumulative: 0, cumulativeTotal: 0,
  categories: { 新开工: 0, 续建: 0, 建成: 0, 预备: 0 } as Record<string, number>, kept: 0, started: 0, dueStart: 0, earlyStart: 0, built: 0, dueBuilt: 0,
  counted: 0, countedReported: 0, milestones: 0, inTime: 0, overdueMilestones: 0, issues: 0, closed: 0, open: 0, overdueIssues: 0, days: 0,
  due: 0, handedIn: 0, stale: 0, last: '', grades: { 红: 0, 黄: 0, 未报: 0, 略慢: 0, 正常: 0, 不评: 0 } as Record<string, number>,
})

/** What the plain loop adds up. */
export type PlainSums = ReturnType<typeof nothing>

/** The same numbers as the indicators, written straight into one object: no doors, nothing kept. `gradeOf` tells the worst light. */
export function plainIndicators(projects: readonly Project[], from: PlainStanding, gradeOf: (project: Project) => string): PlainSums {
  const sums = nothing()
  for (const project of projects) {
    const category = project.plans.get(from.year)?.planCategory ?? ''
    sumMoney(sums, project, from)
    if (category !== '') sums.categories[category] = (sums.categories[category] ?? 0) + 1
    const started = hasStarted(project, from.day)
    if (category === '新开工') {
      if (started) sums.started += 1
      else if (project.plannedStart !== null && monthsPast(project.plannedStart, from.day) >= 1) sums.dueStart += 1
    } else if (started && project.actualStart?.startsWith('2025')) sums.earlyStart += 1
    if (category === '建成' && project.stage === '投产') sums.built += 1
    sumMilestones(sums, project, from)
    sumIssues(sums, project, from)
    const grade = gradeOf(project)
    sums.grades[grade] = (sums.grades[grade] ?? 0) + 1
  }
  return sums
}

/** The grade of a project's worst light, without a word of why. */
export function plainGrade(project: Project, { year, month, day, issues }: PlainStanding): string {
  const plan = project.plans.get(year)?.annualPlan ?? 0
  let [done, known] = [0, false]
  for (const { period, invested } of project.reports) if (invested !== null && period.startsWith('2025')) { done += invested; known = true }
  const points = plan > 0 && known ? Math.round((done / plan - month / 12) * 1000) : null
  let [late, level] = [0, 0]
  for (const { due, done: on } of project.milestones) if (due !== null && due < day && (on === null || on > day)) late = Math.max(late, (Date.parse(day) - Date.parse(due)) / DAY)
  for (const issue of issues.get(project.id) ?? []) if (issue.due !== null && issue.due < day && (issue.closed === null || issue.closed > day)) level = Math.max(level, issue.level)
  const waits = project.plannedStart !== null && !hasStarted(project, day) ? monthsPast(project.plannedStart, day) : 0
  const uncounted = project.actualStart !== null && project.statisticsState !== '已入' ? monthsPast(project.actualStart, day) : 0
  if ((points !== null && points < -300) || late > 30 || level > 2 || uncounted > 2 || waits >= 3) return '红'
  if ((points !== null && points < -100) || late > 0 || level > 0 || uncounted > 1 || waits >= 1) return '黄'
  return points === null ? (plan > 0 ? '未报' : '不评') : points < 0 ? '略慢' : '正常'
}

const hasStarted = ({ actualStart, stage }: Project, day: string): boolean => (actualStart !== null ? actualStart <= day : STARTED.includes(stage))

const monthsPast = (from: string, to: string): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

function sumMoney(sums: PlainSums, { plans, reports, statistics, totalInvestment }: Project, { year, month, day }: PlainStanding): void {
  const plan = plans.get(year)
  const annual = plan?.annualPlan ?? 0
  let [done, known, last, january, handedIn] = [0, false, '', 0, 0]
  for (const { period, invested, reportedOn } of reports) {
    if (reportedOn !== null && reportedOn <= day && reportedOn > last) last = reportedOn
    if (!period.startsWith('2025') || invested === null) continue
    known = true
    done += invested
    const at = Number(period.slice(5))
    if (at === 1) january = invested
    if (reportedOn !== null && at <= month && reportedOn <= `2025-${String(at + 1).padStart(2, '0')}-10`) handedIn += 1
    const counted = statistics.get(period)
    if (counted !== undefined) { sums.counted += counted; sums.countedReported += at === 2 ? invested + january : invested }
  }
  sums.projects += 1
  sums.total += totalInvestment ?? 0
  sums.allDone += done
  if (annual > 0) {
    sums.plan += annual
    sums.done += done
    if (!known) sums.unreported += 1
    sums.due += month
    sums.handedIn += handedIn
    if (last === '' || (Date.parse(day) - Date.parse(last)) / DAY > 45) sums.stale += 1
    if (plan?.monthlyPlan) { sums.curveDone += done; for (let at = 0; at < month; at += 1) sums.curvePlan += plan.monthlyPlan[at] ?? 0 }
  }
  if (totalInvestment) { sums.cumulative += (plan?.completedBeforeYear ?? 0) + done; sums.cumulativeTotal += totalInvestment }
  if (last > sums.last) sums.last = last
}

function sumMilestones(sums: PlainSums, { milestones }: Project, { day }: PlainStanding): void {
  for (const { due, done } of milestones) {
    if (due === null || due >= day) continue
    if (due.startsWith('2025')) { sums.milestones += 1; if (done !== null && done <= due) sums.inTime += 1 }
    if (done === null || done > day) sums.overdueMilestones += 1
  }
}

function sumIssues(sums: PlainSums, { id }: Project, { day, issues }: PlainStanding): void {
  for (const issue of issues.get(id) ?? []) {
    if (issue.reported > day) continue
    sums.issues += 1
    if (issue.closed !== null && issue.closed <= day) { sums.closed += 1; sums.days += (Date.parse(issue.closed) - Date.parse(issue.reported)) / DAY; continue }
    sums.open += 1
    if (issue.due !== null && issue.due < day) sums.overdueIssues += 1
  }
}
