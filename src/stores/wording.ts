import { GATE_ITEM_NAMES } from '#domain/gateWords.ts'
import { explain, type DomainIssue } from '#domain/wording.ts'
import { fieldLabel } from '#domain/fields.ts'
import { assertNever } from '#domain/result.ts'
import type { GateProblem } from '#domain/gateCheck.ts'
import type { ChainFinding, LogIssue } from '#log/types.ts'
import type { UndoIssue } from '#projection/drafts.ts'

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

function sayWriteFailed({ quota, outcome, detail }: Extract<LogIssue, { code: 'log/write-failed' }>): string {
  if (detail === 'busy') return '未保存：另一个标签页正在写入。内容仍在，请稍候再保存。'
  if (outcome === 'unknown') return '本机存储没有应答，无法确定是否已保存，已转为只读。请先复制未保存的内容，重新打开后核对，以免重复录入。'
  if (quota) return '未保存：本机存储空间已满。请先复制未保存的内容，清理磁盘后重新打开。'
  return '未保存：本机存储写入失败，已转为只读。请先复制未保存的内容，做好备份后重新打开。'
}

function sayLog(issue: LogIssue): string {
  switch (issue.code) {
    case 'log/write-failed':
      return sayWriteFailed(issue)
    case 'log/read-only':
      return '未保存：本机存储此前出错，已转为只读。请备份后重新打开。'
    case 'log/newer-database':
      return '另一个标签页已更新到新版本。请刷新本页后再继续。'
    case 'log/history-lost':
      return `本机记录不完整：应有 ${issue.remembered} 条，现有 ${issue.found} 条。请先找回或从备份恢复，不要当作首次使用。`
    case 'log/unreadable':
      return '本机存储无法读取。请换用受支持的浏览器，或从备份恢复。'
    case 'log/locked':
      return '锁屏设置已在另一个标签页更改，本页已转为只读。请刷新后继续。'
    case 'log/refused':
      return `有 ${issue.problems.length} 处不符，整份文件未写入。`
    default:
      return assertNever(issue)
  }
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
