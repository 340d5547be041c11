import type { IsoDate, Period } from '#domain/calendar.ts'
import type { Acceptance, Approval, InUse, Permit, Photo, Ripeness } from '#domain/evidence.ts'
import { PROJECT_FIELDS } from '#domain/fields.ts'
import { emptyReport, type MonthlyReport } from '#domain/monthlyReport.ts'
import type { YearPlan } from '#domain/plan.ts'
import { emptyPlan, type Project } from '#domain/project.ts'
import { yuan, type Yuan } from '#domain/money.ts'

/** A day, for tests that write days as texts. */
export const day = (text: string): IsoDate => text as IsoDate

/** The day on which the tests of gates take place. */
export const TODAY = day('2025-06-15')

const NOTHING = Object.fromEntries(Object.keys(PROJECT_FIELDS).map((name) => [name, null]))

/** A project of which only its name, 储备 and 政府投资 are known, and what a test adds. */
export function makeProject(known: Partial<Project> = {}): Project {
  const { registered: _registered, ...nothing } = NOTHING
  const empty = { ...nothing, illustrative: false, plans: new Map(), lists: [], reports: [], openReports: [], milestones: [], photos: [] }
  const named = { id: 'project/p1', name: '智慧泵站（示例）', stage: '储备', investorKind: '政府投资', waivers: [], conflicts: [] }
  return { ...empty, statistics: new Map(), factors: [], ...named, ...known } as unknown as Project
}

/** A year's plan as a project carries it. */
export const plansOf = (plan: Partial<YearPlan> & { year: number }): ReadonlyMap<number, YearPlan> =>
  new Map([[plan.year, { ...emptyPlan(plan.year), ...plan }]])

/** A month's report with what a test cares for. */
export const makeReport = (period: string, invested: number | null): MonthlyReport => ({
  ...emptyReport(period as Period, '填报员甲'),
  invested: invested === null ? null : yuan(invested),
  state: '已报',
})

/** An amount typed as a number of 万元. */
export const wan = (amount: number): Yuan => yuan(amount * 10_000)

/** The approval a 政府投资 project needs for the 建设项目库. */
export const LIXIANG: Approval = { kind: '立项审批', documentNo: '示例发改〔2025〕1号', date: day('2025-02-10') }
/** The approval an 企业投资 project needs for the 建设项目库. */
export const ZUODI: Approval = { kind: '做地报批', documentNo: '示例做地〔2025〕2号', date: day('2025-02-11') }
/** A construction permit. */
export const PERMIT: Permit = { number: '3301082025030100101', missingReason: null }
/** The reason why there is no construction permit yet. */
export const NO_PERMIT: Permit = { number: null, missingReason: '并联审批中，六月底前核发' }
/** The judgement of a planned project. */
export const RIPE: Ripeness = { judgedBy: '区发改局', channel: '专项债', date: day('2025-01-20') }
/** Acceptances passed. */
export const ACCEPTED: Acceptance = { passed: ['规划核实', '消防验收'], date: day('2025-05-20') }
/** In use since a day. */
export const IN_USE: InUse = { extent: '全部', date: day('2025-06-01') }
/** A photo of the start with its time and place. */
export const START_PHOTO: Photo = {
  hash: 'ab'.repeat(32),
  kind: '开工',
  takenAt: day('2025-03-04'),
  place: '西兴街道示例路',
  longitude: 120.2103,
  latitude: 30.2084,
  fileName: '开工.jpg',
  mediaType: 'image/jpeg',
  size: 52_000,
}
