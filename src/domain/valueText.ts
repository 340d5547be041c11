import type { Issue } from './coordination.ts'
import type { Acceptance, Approval, InUse, Permit, Photo, Ripeness, Waiver } from './evidence.ts'
import type { Factor } from './factor.ts'
import { fieldSpec, splitField } from './fields.ts'
import type { GateItem } from './gate.ts'
import type { LightRule } from './light.ts'
import { ruleText } from './lightWords.ts'
import type { Milestone } from './milestone.ts'
import { formatWan, type Yuan } from './money.ts'
import type { MonthlyReport } from './monthlyReport.ts'
import type { ListMembership } from './plan.ts'
import { GATE_ITEM_NAMES } from './gateWords.ts'

/** How an unknown value is written. */
export const UNKNOWN = '未填'

/** A field's value as a sentence of a history says it, with its unit: `12,201 万元`. `null` is 未填. */
export function valueText(path: string, value: unknown): string {
  if (value === null || value === undefined) return UNKNOWN
  const spec = fieldSpec(path)
  if (spec?.kind === 'money' && typeof value === 'number') return wan(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  const record = RECORDS[splitField(path)[0]]
  // A value that this version's schema knows but not its words is still shown, as it is.
  return record ? record(value as never) : JSON.stringify(value)
}

const wan = (amount: number): string => `${formatWan(amount as Yuan)} 万元`

const amount = (value: number | null, unit: string): string => (value === null ? UNKNOWN : ` ${value} ${unit}`)

const joined = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join('，') || UNKNOWN

const RECORDS: Readonly<Record<string, (value: never) => string>> = {
  ripeness: ({ judgedBy, channel, date }: Ripeness) => `${judgedBy}判断成熟，资金渠道：${channel}，${date}`,
  constructionLibrary: ({ kind, documentNo, date }: Approval) => `${kind} ${documentNo}，${date}`,
  permit: ({ number, missingReason }: Permit) => number ?? `缺件：${missingReason ?? ''}`,
  acceptance: ({ passed, date }: Acceptance) => `${passed.join('、')}，${date}`,
  inUse: ({ extent, date }: InUse) => `${extent}投用，${date}`,
  photo: (photo: Photo) => joined(`${photo.kind}照片`, photo.takenAt, photo.place ?? position(photo)),
  waiver: ({ items, person, reason }: Waiver) => `${items.map((item) => GATE_ITEM_NAMES[item as GateItem] ?? item).join('、')}；${person}同意，原因：${reason}`,
  milestone: ({ due, done, responsible }: Milestone) => joined(due && `计划 ${due}`, done && `完成 ${done}`, responsible),
  factor: ({ needed, secured, unit }: Factor) => `需要${amount(needed, unit)}，落实${amount(secured, unit)}`,
  list: ({ level, plan }: Pick<ListMembership, 'level' | 'plan'>) => joined(level ?? '在列', plan !== null && `计划 ${wan(plan)}`),
  report: reportText,
  issue: ({ kind, level, description, responsibleUnit, due, closed }: Omit<Issue, 'id'>) =>
    joined(`${kind}，${level} 级：${description}`, `${responsibleUnit}负责`, due && `限 ${due}`, closed && `${closed} 销号`),
  lightRule: (rule: LightRule) => ruleText(rule),
  monthlyPlan: (months: readonly number[]) => `${months.map((amount) => formatWan(amount as Yuan)).join('、')} 万元`,
}

function reportText({ invested, progressPercent, progressText, nextMonth, funds, reductionReason, reporter, state, reviewer, reviewNote }: MonthlyReport): string {
  const sources = Object.entries(funds ?? {}).map(([source, amount]) => `${source} ${wan(amount)}`)
  return joined(
    invested !== null && `完成 ${wan(invested)}`,
    progressPercent !== null && `形象进度 ${progressPercent}%`,
    progressText,
    nextMonth && `下月计划：${nextMonth}`,
    sources.length > 0 && `到位资金：${sources.join('、')}`,
    reductionReason && `核减原因：${reductionReason}`,
    `填报：${reporter}`,
    (state === '草稿' || state === '退回') && `${state}，不计入`,
    reviewer && `审核：${reviewer}`,
    reviewNote && `审核意见：${reviewNote}`,
  )
}

/** A position in degrees, WGS84: `120.218000, 30.199000`; `null` when it is not known. */
export function position({ longitude, latitude }: Pick<Photo, 'longitude' | 'latitude'>): string | null {
  return longitude === null || latitude === null ? null : `${longitude.toFixed(6)}, ${latitude.toFixed(6)}`
}
