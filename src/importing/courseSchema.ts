import type { IsoDate, Period } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import type { Yuan } from '#domain/money.ts'
import type { FundSource, ReportState } from '#domain/monthlyReport.ts'
import type { Project } from '#domain/project.ts'

/** A month as a course file carries it; `project` is a project code. Amounts in whole 元, `null` is 未填. */
export interface CourseReport {
  readonly project: string
  readonly period: Period
  readonly invested: Yuan | null
  readonly progressText: string | null
  readonly progressPercent: number | null
  readonly nextMonth: string | null
  /** 到位资金 by source. */
  readonly funds: Readonly<Partial<Record<FundSource, Yuan>>> | null
  readonly reporter: string
  readonly unit: string
  /** When it was reported, ISO 8601 with zone. */
  readonly recordedAt: string
  /** How far it has come by the end of the course; `null` is 已报. */
  readonly state: ReportState | null
  readonly reviewer: string | null
  readonly reviewedOn: IsoDate | null
  readonly reviewNote: string | null
}

/** How far the statistics bureau has taken a project in, and since when. */
export interface CourseInclusion {
  readonly project: string
  readonly state: NonNullable<Project['statisticsState']>
  readonly since: IsoDate
}

/** The statistics bureau's figure of a month, in 元; February's is for January too. */
export interface CourseCount {
  readonly project: string
  readonly period: Period
  readonly amount: Yuan
  /** The day it was known. */
  readonly countedOn: IsoDate
}

/** A key point as a course file carries it: set with the plan, and done on a day or not yet. */
export interface CourseMilestone {
  readonly project: string
  readonly kind: string
  readonly due: IsoDate
  readonly done: IsoDate | null
  readonly responsible: string | null
}

/** A problem raised for coordination as a course file carries it. */
export interface CourseIssue extends Omit<Issue, 'id' | 'closed'> {
  /** Names the issue within the file and for ever. */
  readonly key: string
  readonly reporter: string
  readonly unit: string
}

/** A year's course as trusted: every record sound, and every project known. */
export interface CourseFile {
  readonly format: 'course'
  readonly version: 1
  readonly year: number
  readonly illustrative: boolean
  readonly source: string
  readonly asOf: IsoDate
  readonly reports: readonly CourseReport[]
  readonly inclusions: readonly CourseInclusion[]
  readonly counts: readonly CourseCount[]
  readonly milestones: readonly CourseMilestone[]
  readonly issues: readonly CourseIssue[]
}
