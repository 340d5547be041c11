import { periodOf } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { freshSince, lastReport, type LastReport } from './freshness.ts'
import { gradeAt, noCounts, type Counts } from './indicatorCounts.ts'
import { countIssues, countMilestones, countMoney, countPromises, countReports, countStatistics, type Duty } from './indicatorRules.ts'
import { readerOf, reportDeadline, type LightReader } from './lights.ts'
import type { Standing } from './standing.ts'

/** What one project adds to the indicators of its groups, and its last report. */
export interface Share {
  readonly counts: Counts
  readonly last: LastReport
}

/** Shares by project from one standing: each is read once for as long as the project stands unchanged. */
export class ShareReader {
  readonly standing: Standing
  readonly #known = new WeakMap<Project, Share>()
  readonly #lights: LightReader
  readonly #duty: Duty

  constructor(standing: Standing) {
    this.standing = standing
    this.#lights = readerOf(standing)
    this.#duty = { deadlines: deadlinesBefore(standing), freshSince: freshSince(standing.day) }
  }

  /** A project's share; the same object until the project changes. */
  share(project: Project): Share {
    let share = this.#known.get(project)
    if (!share) this.#known.set(project, (share = this.#read(project)))
    return share
  }

  #read(project: Project): Share {
    const counts = noCounts()
    const last = lastReport(project, this.standing)
    countMoney(counts, project, this.standing)
    countPromises(counts, project, this.standing)
    countStatistics(counts, project, this.standing)
    countMilestones(counts, project, this.standing)
    countIssues(counts, project, this.standing)
    countReports(counts, project, this.#duty, last)
    counts[gradeAt(this.#lights.lights(project).worst.grade)] = 1
    return { counts, last }
  }
}

/** On the reporting day itself a month can still be handed in: it is due from the day after. */
function deadlinesBefore({ year, day, rule }: Standing): Duty['deadlines'] {
  return Array.from({ length: 12 }, (_, index) => index + 1)
    .map((month) => [periodOf(year, month), reportDeadline(year, month, rule.reportDay)] as const)
    .filter(([, deadline]) => deadline < day)
}

const readers = new WeakMap<Standing, ShareReader>()

/** The one reader of a standing: whoever asks for the indicators from there shares what is known. */
export function sharesFrom(standing: Standing): ShareReader {
  let reader = readers.get(standing)
  if (!reader) readers.set(standing, (reader = new ShareReader(standing)))
  return reader
}
