import { assertNever } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'

function sayWriteFailed({ quota, outcome, detail }: Extract<LogIssue, { code: 'log/write-failed' }>): string {
  if (detail === 'busy') return '未保存：另一个标签页正在写入。内容仍在，请稍候再保存。'
  if (outcome === 'unknown') return '本机存储没有应答，无法确定是否已保存，已转为只读。请先复制未保存的内容，重新打开后核对，以免重复录入。'
  if (quota) return '未保存：本机存储空间已满。请先复制未保存的内容，清理磁盘后重新打开。'
  return '未保存：本机存储写入失败，已转为只读。请先复制未保存的内容，做好备份后重新打开。'
}

/** The sentence for why the log did not take or give something, and how to mend it. */
export function sayLog(issue: LogIssue): string {
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
