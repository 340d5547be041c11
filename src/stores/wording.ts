import { GATE_ITEM_NAMES } from '#domain/gateWords.ts'
import { explain, type DomainIssue } from '#domain/wording.ts'
import { fieldLabel } from '#domain/fields.ts'
import type { GateProblem } from '#domain/gateCheck.ts'
import type { ChainFinding, LogIssue } from '#log/types.ts'
import type { UndoIssue } from '#projection/drafts.ts'
import { sayLog } from './logWording.ts'

/** Every reason why an act did not happen. */
export type ActIssue = DomainIssue | GateProblem | UndoIssue | LogIssue

/** The sentence for a refused act: what, and how to mend it. */
export function say(issue: ActIssue): string {
  if (issue.code === 'gate/not-met') return sayGate(issue)
  if (issue.code === 'undo/overwritten') return `不能撤销：${fieldLabel(issue.field)}此后又有改动。请到项目页查看历史后直接修改。`
  return isLogIssue(issue) ? sayLog(issue) : explain(issue)
}

const isLogIssue = (issue: ActIssue): issue is LogIssue => issue.code.startsWith('log/')

function sayGate({ missing, wrong }: GateProblem): string {
  const gaps = missing.length > 0 ? [`还缺：${missing.map((item) => GATE_ITEM_NAMES[item]).join('、')}。`] : []
  return [...gaps, ...wrong.map(explain)].join('')
}

const FINDINGS: Readonly<Record<ChainFinding['code'], string>> = {
  altered: '内容与写入时不一致，可能被改动过',
  deleted: '缺失，可能被删除',
  inserted: '来历不明，不在该设备的记录链中',
  're-attributed': '署名与存放位置不符',
  unreadable: '已损坏，无法读取',
}

/** What was found wrong with stored records, and what helps. `a:3` is the third record of device a. */
export const sayFinding = ({ id, upTo, code }: ChainFinding): string =>
  `记录 ${id === upTo ? id : `${id} 至 ${upTo}`}：${FINDINGS[code]}。请从备份恢复。`
