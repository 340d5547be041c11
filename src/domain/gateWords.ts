import type { GateIssue, GateItem } from './gate.ts'
import { assertNever } from './result.ts'

/** What a gate item is called where it is asked for. */
export const GATE_ITEM_NAMES: Readonly<Record<GateItem, string>> = {
  ripeness: '成熟度判断',
  constructionLibrary: '列入建设项目库的审批文号和日期',
  actualStart: '实际开工日期',
  startPhoto: '开工照片（含时间、地点）',
  permit: '施工许可证号或缺件原因',
  acceptance: '专项验收',
  actualCompletion: '实际竣工日期',
  inUse: '投用情况和日期',
  reason: '原因',
  date: '日期',
}

/** The sentence for a stage that a project cannot go to. */
export function explainGate({ from, to, because }: GateIssue): string {
  switch (because) {
    case 'same':
      return `项目已在${to}，无须再办。`
    case 'needs-start':
      return `储备项目须先开工，不能直接进入${to}。`
    case 'skips':
      return `${from}项目不能直接进入${to}，请逐个阶段办理。`
    case 'suspended-before':
      return `${from}项目只能恢复到${from}前的阶段，不能进入${to}。`
    default:
      return assertNever(because)
  }
}
