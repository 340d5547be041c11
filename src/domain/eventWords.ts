import type { EventIssue } from './eventTypes.ts'
import { fieldLabel, fieldSpec } from './fields.ts'
import { assertNever } from './result.ts'
import { quoted } from './typedText.ts'

/** What the parts of a record are called. */
const EVENT_PARTS: Readonly<Record<string, string>> = {
  v: '版本', device: '设备号', n: '序号', prev: '前序校验', type: '类型', subject: '对象',
  payload: '事由', changes: '改动', clock: '时钟', actor: '操作人', recordedAt: '记录时间',
}

/** Where in a record something is wrong: a field by its label, another part by its name. */
function placeInEvent(where: string): string {
  if (fieldSpec(where)) return fieldLabel(where)
  return EVENT_PARTS[where.split('.')[0] ?? ''] ?? (where === '' ? '整条' : '本版本没有的字段')
}

/** The sentence for a record that is not counted. */
export function explainEvent(issue: EventIssue): string {
  switch (issue.code) {
    case 'event/not-json':
      return '这条记录已损坏，无法读取。原文已保留，请从备份或原设备重新导入。'
    case 'event/malformed':
      return `这条记录的内容不符合要求（${placeInEvent(issue.where)}）。原文已保留，未计入，请在原设备上核对。`
    case 'event/newer':
      return `这条记录来自更新的版本（第 ${issue.version} 版）。请先更新应用；原文已保留。`
    case 'event/unknown-type':
      return `这条记录的类型“${quoted(issue.type)}”本版本不认识。请先更新应用；原文已保留。`
    default:
      return assertNever(issue)
  }
}
