import * as v from 'valibot'
import { isIsoDate, type IsoDate } from './calendar.ts'
import { APPROVAL_KINDS } from './evidence.ts'
import { isBrought, isRightApproval, missingAt, type Gate, type GateEvidence, type GateItem } from './gate.ts'
import type { Project } from './project.ts'
import { fail, ok, type Result } from './result.ts'
import { NameSchema, TextSchema } from './schema.ts'
import { lifePosition } from './stage.ts'

/** Something brought to a gate that cannot be right. */
export type EvidenceIssue =
  | { readonly code: 'gate/future-date'; readonly item: GateItem; readonly date: IsoDate }
  | { readonly code: 'gate/before-start'; readonly item: GateItem; readonly date: IsoDate; readonly start: IsoDate }
  | { readonly code: 'gate/wrong-approval'; readonly kind: string; readonly expected: string }
  | { readonly code: 'gate/photo-unproven' }
  | { readonly code: 'gate/waiver-incomplete' }

/** Why a project does not pass: what is missing, by name, and what is wrong. */
export interface GateProblem {
  readonly code: 'gate/not-met'
  readonly missing: readonly GateItem[]
  readonly wrong: readonly EvidenceIssue[]
}

/** A passed gate: the day it counts from, the fields it writes, and the items that 容缺 let by. */
export interface GatePass {
  readonly date: IsoDate
  readonly fields: Readonly<Record<string, unknown>>
  readonly waived: readonly GateItem[]
}

/**
 * Checks a move against its gate.
 * @param today the local day; nothing that has happened may lie after it
 * @returns what the move writes, or everything that stands in its way at once
 */
export function checkGate(gate: Gate, project: Project, evidence: GateEvidence, today: IsoDate): Result<GatePass, GateProblem> {
  const missing = missingAt(gate, project, evidence)
  const waived = isWaiver(evidence) ? missing.filter((item) => gate.waivable.includes(item)) : []
  const wrong = wrongEvidence(gate, project, evidence, today)
  const unmet = missing.filter((item) => !waived.includes(item))
  if (unmet.length > 0 || wrong.length > 0) return fail({ code: 'gate/not-met', missing: unmet, wrong })
  return ok({ date: effectiveDate(gate, project, evidence, today), fields: writes(gate, project, evidence), waived })
}

const isWaiver = ({ waiver }: GateEvidence): boolean => v.is(NameSchema, waiver?.person) && v.is(TextSchema, waiver?.reason)

function effectiveDate(gate: Gate, project: Project, evidence: GateEvidence, today: IsoDate): IsoDate {
  if (gate.kind !== 'forward') return evidence.date ?? today
  if (gate.to === '开工') return evidence.actualStart ?? project.actualStart ?? today
  if (gate.to === '投产') return evidence.inUse?.date ?? project.inUse?.date ?? today
  return evidence.ripeness?.date ?? project.ripeness?.date ?? today
}

const FACTS = ['ripeness', 'constructionLibrary', 'actualStart', 'permit', 'acceptance', 'actualCompletion', 'inUse'] as const

function writes(gate: Gate, project: Project, evidence: GateEvidence): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const fact of FACTS) {
    const brought = evidence[fact]
    if (gate.items.includes(fact) && isBrought(evidence, fact) && JSON.stringify(brought) !== JSON.stringify(project[fact])) fields[fact] = brought
  }
  if (evidence.startPhoto && gate.items.includes('startPhoto')) fields[`photo@${evidence.startPhoto.hash}`] = evidence.startPhoto
  if (gate.to === '投产' && evidence.inUse) fields['actualProduction'] = evidence.inUse.date
  if (gate.kind === 'leave' && lifePosition(gate.from) !== null) fields['suspendedFrom'] = gate.from
  return fields
}

function wrongEvidence(gate: Gate, project: Project, evidence: GateEvidence, today: IsoDate): EvidenceIssue[] {
  const wrong: EvidenceIssue[] = []
  for (const [item, date] of datesIn(evidence)) {
    if (!gate.items.includes(item)) continue
    if (date > today) wrong.push({ code: 'gate/future-date', item, date })
    const start = project.actualStart
    if (start && FINISHING.has(item) && date < start) wrong.push({ code: 'gate/before-start', item, date, start })
  }
  if (evidence.startPhoto && missingAt(gate, project, { startPhoto: evidence.startPhoto }).includes('startPhoto')) wrong.push({ code: 'gate/photo-unproven' })
  return [...wrong, ...approvalIssues(gate, project, evidence), ...waiverIssues(evidence)]
}

const FINISHING = new Set<GateItem>(['actualCompletion', 'inUse', 'acceptance'])

function datesIn(evidence: GateEvidence): [GateItem, IsoDate][] {
  const dates: [GateItem, IsoDate | null | undefined][] = [
    ['date', evidence.date], ['ripeness', evidence.ripeness?.date], ['constructionLibrary', evidence.constructionLibrary?.date],
    ['actualStart', evidence.actualStart], ['startPhoto', evidence.startPhoto?.takenAt], ['acceptance', evidence.acceptance?.date],
    ['actualCompletion', evidence.actualCompletion], ['inUse', evidence.inUse?.date],
  ]
  return dates.filter((entry): entry is [GateItem, IsoDate] => entry[1] != null && isIsoDate(entry[1]))
}

/** 政府投资 needs 立项审批, 企业投资 needs 做地报批 (report 2025, section 二). */
function approvalIssues(gate: Gate, project: Project, { constructionLibrary }: GateEvidence): EvidenceIssue[] {
  if (!gate.items.includes('constructionLibrary') || !constructionLibrary || !project.investorKind) return []
  if (isRightApproval(project, constructionLibrary)) return []
  return [{ code: 'gate/wrong-approval', kind: constructionLibrary.kind, expected: APPROVAL_KINDS[project.investorKind] }]
}

function waiverIssues({ waiver }: GateEvidence): EvidenceIssue[] {
  const begun = waiver && (waiver.person.trim() !== '' || waiver.reason.trim() !== '')
  return begun && !isWaiver({ waiver }) ? [{ code: 'gate/waiver-incomplete' }] : []
}
