import * as v from 'valibot'
import { isTime } from './calendar.ts'
import { DateSchema, HashSchema, NameSchema, TextSchema } from './schema.ts'

/** What an investor must have before its project may enter the 建设项目库 (report 2025, section 二). */
export const APPROVAL_KINDS = { 政府投资: '立项审批', 企业投资: '做地报批' } as const

/** The document that put a project into the 建设项目库. */
export const ApprovalSchema = v.object({ kind: v.picklist(['立项审批', '做地报批']), documentNo: NameSchema, date: DateSchema })
/** 立项审批 or 做地报批, with its document number and date. */
export type Approval = v.InferOutput<typeof ApprovalSchema>

/** The judgement that a planned project is ripe for the reserve, by whom, for which funding channel. */
export const RipenessSchema = v.object({ judgedBy: NameSchema, channel: NameSchema, date: DateSchema })
/** Evidence of the gate 谋划 → 储备. */
export type Ripeness = v.InferOutput<typeof RipenessSchema>

/** The construction permit's number, or the reason it is missing; exactly one of the two. */
export const PermitSchema = v.union([
  v.object({ number: NameSchema, missingReason: v.null() }),
  v.object({ number: v.null(), missingReason: TextSchema }),
])
/** 施工许可证号, or why there is none. */
export type Permit = v.InferOutput<typeof PermitSchema>

/** The special acceptances a completed project passes. */
export const ACCEPTANCES = ['规划核实', '消防验收', '人防验收', '环保验收', '档案验收', '竣工验收备案'] as const

/** Acceptance passed: which 专项验收 and when. */
export const AcceptanceSchema = v.object({ passed: v.pipe(v.array(v.picklist(ACCEPTANCES)), v.minLength(1)), date: DateSchema })
/** Evidence of the gate → 投产: the acceptances passed. */
export type Acceptance = v.InferOutput<typeof AcceptanceSchema>

/** In use, wholly or in part, since a day. */
export const InUseSchema = v.object({ extent: v.picklist(['全部', '部分']), date: DateSchema })
/** Evidence of the gate → 投产: in use. */
export type InUse = v.InferOutput<typeof InUseSchema>

/** Kinds of site photo. The 开工 gate asks for one of kind 开工. */
export const PHOTO_KINDS = ['开工', '建设', '竣工', '日常'] as const

/** What is known of a photo; its bytes lie in the log's database under `hash`. Coordinates in degrees, WGS84. */
export const PhotoSchema = v.object({
  hash: HashSchema,
  kind: v.picklist(PHOTO_KINDS),
  takenAt: v.nullable(DateSchema),
  /** `HH:MM`; left out where only the day is known. */
  takenTime: v.optional(v.nullable(v.pipe(v.string(), v.check(isTime)))),
  place: v.nullable(NameSchema),
  longitude: v.nullable(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
  latitude: v.nullable(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
  /** How far off the position may be: m, as the device said. */
  accuracy: v.optional(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))),
  fileName: NameSchema,
  mediaType: v.picklist(['image/jpeg', 'image/png', 'image/webp']),
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
/** A site photo. */
export type Photo = v.InferOutput<typeof PhotoSchema>

/** Tells whether a photo proves a start: kind 开工, with its time and its place. */
export function provesStart(photo: Photo): boolean {
  const placed = photo.place !== null || (photo.longitude !== null && photo.latitude !== null)
  return photo.kind === '开工' && photo.takenAt !== null && placed
}

/** 容缺: going ahead although something is missing, by a name, for a reason. `items` are gate items. */
export const WaiverSchema = v.object({ items: v.array(v.string()), reason: TextSchema, person: NameSchema, date: DateSchema })
/** A 容缺 as recorded. */
export type Waiver = v.InferOutput<typeof WaiverSchema>
