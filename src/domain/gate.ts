import * as v from 'valibot'
import type { IsoDate } from './calendar.ts'
import { APPROVAL_KINDS, PhotoSchema, provesStart, type Acceptance, type Approval, type InUse, type Permit, type Photo, type Ripeness } from './evidence.ts'
import { fitsField } from './fields.ts'
import type { Project } from './project.ts'
import { fail, ok, type Result } from './result.ts'
import { DateSchema, TextSchema } from './schema.ts'
import { lifePosition, type Stage } from './stage.ts'

/** What a gate may ask for, by name. */
export type GateItem =
  | 'ripeness' | 'constructionLibrary' | 'actualStart' | 'startPhoto' | 'permit'
  | 'acceptance' | 'actualCompletion' | 'inUse' | 'reason' | 'date'

/** How strictly the 开工 test asks for an item; the bureau sets it (domain.md, section 3: "make it a setting"). */
export const STRICTNESS = ['必需', '可容缺', '不要求'] as const
/** One of {@link STRICTNESS}. */
export type Strictness = (typeof STRICTNESS)[number]

/** The 开工 gate as the bureau has set it. */
export interface GatePolicy {
  readonly startGate: Readonly<Partial<Record<GateItem, Strictness>>>
}

/** The test as published practice has it: everything is asked for, documents and photo may be waived. */
export const DEFAULT_POLICY: GatePolicy = {
  startGate: { constructionLibrary: '可容缺', actualStart: '必需', startPhoto: '可容缺', permit: '可容缺' },
}

/** A gate between two stages: what must hold, and what of it may be made good later (容缺). */
export interface Gate {
  readonly from: Stage
  readonly to: Stage
  /** 前进 on evidence, 按年结转 by hand, or a move that takes a reason. */
  readonly kind: 'forward' | 'yearTurn' | 'back' | 'leave' | 'resume'
  readonly items: readonly GateItem[]
  readonly waivable: readonly GateItem[]
}

/** Why there is no gate from one stage to another. */
export interface GateIssue {
  readonly code: 'stage/not-allowed'
  readonly from: Stage
  readonly to: Stage
  readonly because: 'same' | 'skips' | 'needs-start' | 'suspended-before'
}

/** What a person brings to a gate. Everything is optional: what is missing is asked for by name. */
export interface GateEvidence {
  readonly date?: IsoDate | null
  readonly reason?: string | null
  readonly ripeness?: Ripeness | null
  readonly constructionLibrary?: Approval | null
  readonly actualStart?: IsoDate | null
  readonly startPhoto?: Photo | null
  readonly permit?: Permit | null
  readonly acceptance?: Acceptance | null
  readonly actualCompletion?: IsoDate | null
  readonly inUse?: InUse | null
  /** 容缺: who lets it pass although something is missing, and why. */
  readonly waiver?: { readonly person: string; readonly reason: string } | null
}

/** What the 开工 gate may ask for, in the order it is asked. */
export const START_ITEMS: readonly GateItem[] = ['constructionLibrary', 'actualStart', 'startPhoto', 'permit']
const FINISH_ITEMS: readonly GateItem[] = ['acceptance', 'actualCompletion', 'inUse']
const BY_REASON: readonly GateItem[] = ['date', 'reason']

/** The gate a project meets on its way to a stage, by the same rule for a drop, a menu and the keyboard. */
export function gateTo(project: Pick<Project, 'stage' | 'suspendedFrom'>, to: Stage, policy: GatePolicy = DEFAULT_POLICY): Result<Gate, GateIssue> {
  const from = project.stage
  if (from === to) return refuse(from, to, 'same')
  if (to === '停缓建' || to === '退出') return ok(gate(from, to, 'leave', BY_REASON))
  const here = lifePosition(from)
  if (here === null) return resume(project, to)
  return here > (lifePosition(to) ?? 0) ? ok(gate(from, to, 'back', BY_REASON)) : forward(from, to, policy)
}

function forward(from: Stage, to: Stage, policy: GatePolicy): Result<Gate, GateIssue> {
  if (from === '谋划' && to === '储备') return ok(gate(from, to, 'forward', ['ripeness']))
  if (from === '储备' && to === '开工') return ok(startGate(from, policy))
  if (from === '开工' && to === '续建') return ok(gate(from, to, 'yearTurn', BY_REASON))
  if ((from === '开工' || from === '续建') && to === '投产') return ok(gate(from, to, 'forward', FINISH_ITEMS, ['acceptance']))
  return refuse(from, to, from === '储备' ? 'needs-start' : 'skips')
}

function startGate(from: Stage, { startGate: policy }: GatePolicy): Gate {
  const items = START_ITEMS.filter((item) => policy[item] !== '不要求')
  return gate(from, '开工', 'forward', items, items.filter((item) => policy[item] === '可容缺'))
}

/** A suspended project returns at most to where it stood; one that never stood anywhere returns to 储备. */
function resume(project: Pick<Project, 'stage' | 'suspendedFrom'>, to: Stage): Result<Gate, GateIssue> {
  const highest = lifePosition(project.suspendedFrom ?? '储备') ?? 1
  if ((lifePosition(to) ?? 0) > highest) return refuse(project.stage, to, 'suspended-before')
  return ok(gate(project.stage, to, 'resume', BY_REASON))
}

const gate = (from: Stage, to: Stage, kind: Gate['kind'], items: readonly GateItem[], waivable: readonly GateItem[] = []): Gate =>
  ({ from, to, kind, items, waivable })

const refuse = (from: Stage, to: Stage, because: GateIssue['because']): Result<Gate, GateIssue> =>
  fail({ code: 'stage/not-allowed', from, to, because })

/** Tells whether a project itself already holds what a gate item asks for. */
export function holds(project: Project, item: GateItem): boolean {
  if (item === 'startPhoto') return project.photos.some(provesStart)
  if (item === 'constructionLibrary') return isRightApproval(project, project.constructionLibrary)
  return item !== 'date' && item !== 'reason' && project[item] !== null
}

/** Tells whether an approval is the one that the 投资类型 asks for; without a 投资类型 either will do. */
export function isRightApproval({ investorKind }: Pick<Project, 'investorKind'>, approval: Approval | null): boolean {
  return approval !== null && (investorKind === null || approval.kind === APPROVAL_KINDS[investorKind])
}

/** What is still missing at a gate, in the order it is asked for, given what the project holds and a person brings. */
export function missingAt(gate: Gate, project: Project, evidence: GateEvidence): readonly GateItem[] {
  return gate.items.filter((item) => !isBrought(evidence, item) && !holds(project, item))
}

/** Tells whether a person brings what an item asks for, whole: a record that no field would take is not there. */
export function isBrought(evidence: GateEvidence, item: GateItem): boolean {
  const value = evidence[item] ?? null
  if (value === null) return false
  if (item === 'startPhoto') return v.is(PhotoSchema, value) && provesStart(value)
  if (item === 'date') return v.is(DateSchema, value)
  return item === 'reason' ? v.is(TextSchema, value) : fitsField(item, value)
}

/** The gate items a 容缺 let pass and that are still not made good: they stay visible on the card. */
export function openWaivers(project: Project): readonly GateItem[] {
  const items = project.waivers.flatMap((waiver) => waiver.items as GateItem[])
  return [...new Set(items)].filter((item) => !holds(project, item))
}
