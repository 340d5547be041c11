import * as v from 'valibot'
import { DateSchema, NameSchema, PeriodSchema, TextSchema, YearSchema } from './schema.ts'
import { STAGES } from './stage.ts'

/** Why a stored or received text is no event this version can apply. */
export type EventIssue =
  | { readonly code: 'event/not-json' }
  | { readonly code: 'event/malformed'; readonly where: string }
  | { readonly code: 'event/newer'; readonly version: number }
  | { readonly code: 'event/unknown-type'; readonly type: string }

const reason = v.nullable(TextSchema)
const stage = v.picklist(STAGES)

/**
 * What each event says beyond its field changes. Names are the sentences of the domain in the past tense.
 * A payload is decoded by its schema on every read.
 */
export const PAYLOADS = {
  /** A project enters the register, in 谋划 or where an import found it. */
  ProjectRegistered: v.object({ source: TextSchema }),
  /** Fields were put right or completed. */
  ProjectRevised: v.object({ reason }),
  ListJoined: v.object({ list: NameSchema, year: YearSchema }),
  ListLeft: v.object({ list: NameSchema, year: YearSchema, reason }),
  /** The year's plan: category, amounts, target. */
  PlanSet: v.object({ year: YearSchema }),
  /** The annual plan was changed in its course. */
  PlanRevised: v.object({ year: YearSchema, reason: TextSchema, approver: v.nullable(NameSchema), date: DateSchema }),
  /** 储备 → 建设项目库: 立项审批 or 做地报批 is done. */
  LibraryEntered: v.object({}),
  /** A project passed a gate; the evidence is in the changes, a 容缺 among them. */
  StageChanged: v.object({ from: v.nullable(stage), to: stage, date: DateSchema, reason }),
  /** A month was written; `confirmed` is what was asked before it was handed in and answered with yes. */
  MonthReported: v.object({ period: PeriodSchema, confirmed: v.optional(TextSchema) }),
  /** A month was looked at by another person than its reporter: 已审, or 退回 with what to put right. */
  ReportReviewed: v.object({ period: PeriodSchema, verdict: v.picklist(['已审', '退回']), note: reason }),
  FactorSet: v.object({ factor: NameSchema }),
  /** 年度结转: the project's new year, with its plan category and its cumulative carried. One act has one for each project. */
  YearTurned: v.object({ from: YearSchema, to: YearSchema }),
  MilestoneSet: v.object({ milestone: NameSchema }),
  MilestoneDone: v.object({ milestone: NameSchema }),
  PhotoAttached: v.object({ hash: v.string() }),
  /** A photo is shown no more, and why; its bytes stay (docs/decisions/0012). */
  PhotoRemoved: v.object({ hash: v.string(), reason: TextSchema }),
  IssueRaised: v.object({ project: v.string() }),
  /** An import was accepted; its rows are the events between this one and `rows` before it. */
  ImportApplied: v.object({ source: TextSchema, rows: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** An earlier act of this device was undone; `what` names it for the history. */
  Reverted: v.object({ reverts: v.string(), what: TextSchema }),
  /** A person chose between values that devices wrote apart. */
  ConflictSettled: v.object({ field: v.string() }),
  SettingChanged: v.object({ setting: NameSchema }),
} as const

/** The events of the product. */
export type EventType = keyof typeof PAYLOADS
/** The decoded payload of an event type. */
export type PayloadOf<T extends EventType> = v.InferOutput<(typeof PAYLOADS)[T]>

/** Tells whether this version knows an event type. */
export const isEventType = (type: string): type is EventType => Object.hasOwn(PAYLOADS, type)

/** Decodes a payload by its type. @returns `null` when it is sound, else what is wrong with it */
export function decodePayload(type: string, payload: unknown): EventIssue | null {
  if (!isEventType(type)) return { code: 'event/unknown-type', type }
  const decoded = v.safeParse(PAYLOADS[type], payload)
  if (decoded.success) return null
  return { code: 'event/malformed', where: `payload.${v.getDotPath(decoded.issues[0]) ?? ''}` }
}
