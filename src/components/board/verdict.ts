import { gateTo, missingAt, type Gate, type GatePolicy } from '#domain/gate.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import { explainGate, GATE_ITEM_NAMES } from '#domain/gateWords.ts'

/** Whether a project may go to a stage, and why not, in a shape and in words. */
export interface Verdict {
  readonly stage: Stage
  readonly kind: 'here' | 'yes' | 'reason' | 'no'
  /** A shape that says the same as the words: ✓ ↩ ✕ ▪. */
  readonly shape: string
  readonly short: string
  /** What the gate will ask for, or why there is no gate. */
  readonly long: string
}

const REASONED: Readonly<Record<Exclude<Gate['kind'], 'forward'>, string>> = {
  yearTurn: '年度结转，须写原因',
  back: '退回，须写原因',
  leave: '移出看板，须写原因',
  resume: '恢复，须写原因',
}

/** What the gate between a project and a stage says before anything is brought to it. */
export function verdictOn(project: Project, stage: Stage, policy: GatePolicy): Verdict {
  if (project.stage === stage) return { stage, kind: 'here', shape: '▪', short: '当前阶段', long: explainGate({ code: 'stage/not-allowed', from: stage, to: stage, because: 'same' }) }
  const gate = gateTo(project, stage, policy)
  if (!gate.ok) return { stage, kind: 'no', shape: '✕', short: '不能移入', long: explainGate(gate.issue) }
  const { kind } = gate.value
  if (kind !== 'forward') return { stage, kind: 'reason', shape: '↩', short: '可移入', long: REASONED[kind] }
  const missing = missingAt(gate.value, project, {}).map((item) => GATE_ITEM_NAMES[item])
  return { stage, kind: 'yes', shape: '✓', short: '可移入', long: missing.length > 0 ? `须补：${missing.join('、')}` : '材料齐备' }
}

/** Whether the gate dialog may open: there is a gate. */
export const mayEnter = (verdict: Verdict | undefined): boolean => verdict?.kind === 'yes' || verdict?.kind === 'reason'
