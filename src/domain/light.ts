import * as v from 'valibot'
import { DateSchema, NameSchema } from './schema.ts'
import type { IsoDate } from './calendar.ts'

/** What a light looks at (domain.md, section 4), in the order in which equals are named. */
export const LIGHT_ASPECTS = ['进度', '开工', '入统', '节点', '问题'] as const
/** One of {@link LIGHT_ASPECTS}. */
export type LightAspect = (typeof LIGHT_ASPECTS)[number]

/**
 * What a light says, worst first. 未报: there is a plan and no month of the year was reported, which is no proof of
 * being slow and none of the opposite. 不评: the aspect does not apply.
 */
export const GRADES = ['红', '黄', '未报', '略慢', '正常', '不评'] as const
/** One of {@link GRADES}. */
export type Grade = (typeof GRADES)[number]

/** The grades as they are said of a project: a colour never stands without its word. */
export const GRADE_NAMES: Readonly<Record<Grade, string>> = { 红: '红灯', 黄: '黄灯', 未报: '未报', 略慢: '略慢', 正常: '正常', 不评: '不评' }

/** The whole numbers a threshold may be, by its place in the rule. 百分点 reach from nothing done to a plan done at once. */
export const LIGHT_BOUNDS = {
  'schedule.slow': { min: -100, max: 100 }, 'schedule.yellow': { min: -100, max: 100 }, 'schedule.red': { min: -100, max: 100 },
  'start.yellow': { min: 1, max: 60 }, 'start.red': { min: 1, max: 60 },
  'statistics.yellow': { min: 0, max: 60 }, 'statistics.red': { min: 0, max: 60 },
  'milestone.red': { min: 0, max: 3650 }, 'issue.redLevel': { min: 1, max: 4 },
  // A month has 28 days at least.
  reportDay: { min: 1, max: 28 },
} as const
/** A threshold by its place in the rule. */
export type Threshold = keyof typeof LIGHT_BOUNDS

const whole = (threshold: Threshold): v.GenericSchema<number> =>
  v.pipe(v.number(), v.integer(), v.minValue(LIGHT_BOUNDS[threshold].min), v.maxValue(LIGHT_BOUNDS[threshold].max))

/** The thresholds of the lights: named and dated, because they differ from place to place. */
export const LightRuleSchema = v.object({
  name: NameSchema,
  /** The day from which the rule holds. */
  since: DateSchema,
  /** 进度, in 百分点 of 序时差: at or above `slow` 正常, at or above `yellow` 略慢, at or above `red` 黄, below it 红. */
  schedule: v.object({ slow: whole('schedule.slow'), yellow: whole('schedule.yellow'), red: whole('schedule.red') }),
  /** 开工, months since the planned month: from `yellow` 黄, from `red` 红. */
  start: v.object({ yellow: whole('start.yellow'), red: whole('start.red') }),
  /** 入统, months since the actual start without 已入: above `yellow` 黄, above `red` 红. */
  statistics: v.object({ yellow: whole('statistics.yellow'), red: whole('statistics.red') }),
  /** 节点, days overdue: any 黄, above `red` 红. */
  milestone: v.object({ red: whole('milestone.red') }),
  /** 问题, overdue: 黄; of this level or above: 红. */
  issue: v.object({ redLevel: whole('issue.redLevel') }),
  /** 填报时限: the day of the following month by which a month is handed in. */
  reportDay: whole('reportDay'),
})

/** The thresholds of the lights. */
export type LightRule = v.InferOutput<typeof LightRuleSchema>

/** 银川 2025's numbers; every district sets its own. The reporting day is ours. */
export const DEFAULT_LIGHT_RULE: LightRule = {
  name: '银川市2025年亮灯规则',
  since: '2025-01-01' as IsoDate,
  schedule: { slow: 0, yellow: -10, red: -30 },
  start: { yellow: 1, red: 3 },
  statistics: { yellow: 1, red: 2 },
  milestone: { red: 30 },
  issue: { redLevel: 3 },
  reportDay: 10,
}

/** Why a rule cannot stand: its thresholds do not follow one another. */
export interface LightRuleIssue {
  readonly code: 'light/out-of-order'
  readonly aspect: LightAspect
}

/** Checks that each threshold is stricter than the one before. @returns the first aspect whose are not, or `null` */
export function checkLightRule({ schedule, start, statistics }: LightRule): LightRuleIssue | null {
  if (schedule.slow <= schedule.yellow || schedule.yellow <= schedule.red) return { code: 'light/out-of-order', aspect: '进度' }
  if (start.yellow >= start.red) return { code: 'light/out-of-order', aspect: '开工' }
  return statistics.yellow >= statistics.red ? { code: 'light/out-of-order', aspect: '入统' } : null
}

/** One of a project's five lights: its grade, why, who has to act and by when. */
export interface Light {
  readonly aspect: LightAspect
  readonly grade: Grade
  /** Why, in words: "比序时慢 18.4 个百分点". */
  readonly sentence: string
  /** Who has to act; `null` when nobody is named or nothing is to be done. */
  readonly person: string | null
  /** By when; a day gone by is the day that was missed. */
  readonly due: IsoDate | null
}

/** A project's light: the worst of the five, the first of equals. */
export interface ProjectLights {
  readonly worst: Light
  readonly lights: readonly Light[]
}
