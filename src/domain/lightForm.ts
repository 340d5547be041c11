import { readDay } from './calendar.ts'
import { checkLightRule, DEFAULT_LIGHT_RULE, LIGHT_BOUNDS, type LightAspect, type LightRule, type LightRuleIssue, type Threshold } from './light.ts'
import { MAX_NAME } from './person.ts'
import { fail, ok, type Result } from './result.ts'
import { typedText } from './typedText.ts'

/** A line of the form of thresholds. */
export type LightField = 'name' | 'since' | Threshold
/** The form as typed. */
export type LightForm = Readonly<Record<LightField, string>>

/** What is wrong with a field of the form; worded in `lightFormWords.ts`. */
export type LightFormIssue =
  | LightRuleIssue
  | { readonly code: 'light/not-whole'; readonly min: number; readonly max: number }
  | { readonly code: 'light/no-name'; readonly limit: number }
  | { readonly code: 'light/no-such-date' }
  | { readonly code: 'light/borrowed-name'; readonly name: string }

/** The thresholds in the order of the form, each with the light it belongs to; 填报时限 is no light's own. */
export const THRESHOLDS: readonly { readonly field: Threshold; readonly aspect: LightAspect | '月报'; readonly label: string; readonly unit: string }[] = [
  { field: 'schedule.slow', aspect: '进度', label: '正常：序时差不低于', unit: '百分点' },
  { field: 'schedule.yellow', aspect: '进度', label: '略慢：序时差不低于', unit: '百分点' },
  { field: 'schedule.red', aspect: '进度', label: '黄灯：序时差不低于，其下红灯', unit: '百分点' },
  { field: 'start.yellow', aspect: '开工', label: '黄灯：过计划开工月', unit: '个月' },
  { field: 'start.red', aspect: '开工', label: '红灯：过计划开工月', unit: '个月' },
  { field: 'statistics.yellow', aspect: '入统', label: '黄灯：开工后未入库超过', unit: '个月' },
  { field: 'statistics.red', aspect: '入统', label: '红灯：开工后未入库超过', unit: '个月' },
  { field: 'milestone.red', aspect: '节点', label: '红灯：超期超过（超期即黄灯）', unit: '天' },
  { field: 'issue.redLevel', aspect: '问题', label: '红灯：超期且达到（超期即黄灯）', unit: '级' },
  { field: 'reportDay', aspect: '月报', label: '填报时限：次月', unit: '日' },
]

/** A rule as the form shows it. */
export function lightForm({ name, since, schedule, start, statistics, milestone, issue, reportDay }: LightRule): LightForm {
  return {
    name, since,
    'schedule.slow': String(schedule.slow), 'schedule.yellow': String(schedule.yellow), 'schedule.red': String(schedule.red),
    'start.yellow': String(start.yellow), 'start.red': String(start.red),
    'statistics.yellow': String(statistics.yellow), 'statistics.red': String(statistics.red),
    'milestone.red': String(milestone.red), 'issue.redLevel': String(issue.redLevel), reportDay: String(reportDay),
  }
}

/** Reads the form. @returns the rule, or by field what is wrong; thresholds that do not follow stand at the light's first */
export function readLightForm(form: LightForm): Result<LightRule, Readonly<Partial<Record<LightField, LightFormIssue>>>> {
  const issues: Partial<Record<LightField, LightFormIssue>> = {}
  const name = typedText(form.name, false)
  const since = readDay(form.since)
  if (name === '' || name.length > MAX_NAME) issues.name = { code: 'light/no-name', limit: MAX_NAME }
  if (since === null) issues.since = { code: 'light/no-such-date' }
  const number = (field: Threshold): number => {
    const read = wholeFrom(form[field], LIGHT_BOUNDS[field])
    if (read === null) issues[field] = { code: 'light/not-whole', ...LIGHT_BOUNDS[field] }
    return read ?? 0
  }
  const rule = ruleFrom(name, since ?? DEFAULT_LIGHT_RULE.since, number)
  if (Object.keys(issues).length > 0) return fail(issues)
  const disorder = checkLightRule(rule)
  if (disorder) return fail({ [firstOf(disorder.aspect)]: disorder })
  return isBorrowed(rule) ? fail({ name: { code: 'light/borrowed-name', name } }) : ok(rule)
}

function ruleFrom(name: string, since: LightRule['since'], number: (field: Threshold) => number): LightRule {
  return {
    name, since,
    schedule: { slow: number('schedule.slow'), yellow: number('schedule.yellow'), red: number('schedule.red') },
    start: { yellow: number('start.yellow'), red: number('start.red') },
    statistics: { yellow: number('statistics.yellow'), red: number('statistics.red') },
    milestone: { red: number('milestone.red') },
    issue: { redLevel: number('issue.redLevel') },
    reportDay: number('reportDay'),
  }
}

const firstOf = (aspect: LightAspect): LightField => THRESHOLDS.find((one) => one.aspect === aspect)?.field ?? 'name'

/** Other thresholds under the name of the place whose rule it is would be a false source. */
const isBorrowed = (rule: LightRule): boolean => rule.name === DEFAULT_LIGHT_RULE.name && !sameThresholds(rule, DEFAULT_LIGHT_RULE)

/** Tells whether two rules light alike; the reporting day, the name and the date light nothing. */
export function sameThresholds(a: LightRule, b: LightRule): boolean {
  const [one, other] = [lightForm(a), lightForm(b)]
  return THRESHOLDS.every(({ field }) => field === 'reportDay' || one[field] === other[field])
}

const WHOLE = /^-?\d{1,4}$/

function wholeFrom(typed: string, { min, max }: { readonly min: number; readonly max: number }): number | null {
  // 输入法 and Word write a minus of their own.
  const text = typed.normalize('NFKC').trim().replace('−', '-')
  if (!WHOLE.test(text)) return null
  const number = Number(text)
  return number >= min && number <= max ? number : null
}
