import { assertNever } from '#domain/result.ts'
import type { Fault, RowProblem, Section } from './problem.ts'

const SECTION_NAMES: Readonly<Record<Section, string>> = { rows: '项目', reports: '月报', milestones: '关键节点', issues: '问题' }

/** Where a problem is: `第 3 行（文件第 12 行）`, or `整个文件`. Rows are counted from 1 within their section. */
export function whereWords({ section, row, line }: RowProblem): string {
  if (row === null) return '整个文件'
  const part = section === null || section === 'rows' ? '' : SECTION_NAMES[section]
  return `${part}第 ${row} 行${line === null ? '' : `（文件第 ${line} 行）`}`
}

/** The whole sentence of a problem: where, which field, what stood there, what is wrong and how to mend it. */
export function problemWords(problem: RowProblem): string {
  const field = problem.field === null ? '' : `${problem.field}：`
  const value = problem.value === null ? '' : `“${problem.value}”`
  return `${whereWords(problem)}，${field}${value}${faultWords(problem.fault)}`
}

/** What is wrong and the remedy, to be read after the field and its value. */
export function faultWords(fault: Fault): string {
  switch (fault.code) {
    case 'import/empty':
    case 'import/unreadable-file':
    case 'import/not-utf8':
    case 'import/too-large':
    case 'import/not-json':
    case 'import/wrong-format':
    case 'import/newer':
    case 'import/bad-header':
    case 'import/no-rows':
    case 'import/too-many-rows':
      return fileWords(fault)
    case 'import/plan-exceeds-total':
    case 'import/completed-exceeds-total':
    case 'import/months-differ':
    case 'import/end-before-start':
    case 'import/duplicate-code':
    case 'import/duplicate-project':
    case 'import/duplicate-entry':
    case 'import/unknown-project':
      return relationWords(fault)
    default:
      return valueWords(fault)
  }
}

type FileFault = Extract<Fault, { code: `import/${'empty' | 'unreadable-file' | 'not-utf8' | 'too-large' | 'not-json' | 'wrong-format' | 'newer' | 'bad-header' | 'no-rows' | 'too-many-rows'}` }>
type RelationFault = Extract<
  Fault,
  { code: `import/${'plan-exceeds-total' | 'completed-exceeds-total' | 'months-differ' | 'end-before-start' | 'duplicate-code' | 'duplicate-project' | 'duplicate-entry' | 'unknown-project'}` }
>

function fileWords(fault: FileFault): string {
  switch (fault.code) {
    case 'import/empty':
      return '文件是空的。请选择有内容的台账文件。'
    case 'import/unreadable-file':
      return '文件无法读取，可能已被移动、删除或正被占用。请重新选择。'
    case 'import/not-utf8':
      return '文件不是 UTF-8 编码，文字会变成乱码。请用“另存为”选择 UTF-8 编码后再试。'
    case 'import/too-large':
      return `文件超过 ${fault.limit / 1_000_000} MB，不能导入。请拆分后分次导入。`
    case 'import/not-json':
      return fault.line === null
        ? '不是有效的 JSON，文件可能不完整。请重新导出或重新发送。'
        : `不是有效的 JSON，第 ${fault.line} 行附近无法读取。请检查该行，或重新导出。`
    case 'import/wrong-format':
      return `不是${fault.expected}文件。请选择由本应用导出或按说明编制的${fault.expected}文件。`
    case 'import/newer':
      return `这个文件的格式是第 ${fault.version} 版，本应用只认识到第 ${fault.known} 版。请先更新应用；文件未改动。`
    case 'import/bad-header':
      return `文件开头的“${fault.key}”缺少或不正确。请按说明补全后再导入。`
    case 'import/no-rows':
      return '没有数据行。请确认选对了文件。'
    case 'import/too-many-rows':
      return `超过 ${fault.limit} 行，不能一次导入。请拆分后分次导入。`
    default:
      return assertNever(fault)
  }
}

function relationWords(fault: RelationFault): string {
  switch (fault.code) {
    case 'import/plan-exceeds-total':
      return '大于总投资。请核对两处金额和单位（文件中的金额以元为单位）。'
    case 'import/completed-exceeds-total':
      return '大于总投资。请核对两处金额；如总投资已调整，请先更正总投资。'
    case 'import/months-differ':
      return `十二个月相加为 ${fault.sum} 元，与年度计划投资不一致。请核对各月。`
    case 'import/end-before-start':
      return `早于${fault.startLabel}（${fault.start}）。请核对两处。`
    case 'import/duplicate-code':
      return `与第 ${fault.otherRow} 行的项目代码相同。同一项目请只保留一行。`
    case 'import/duplicate-project':
      return `与第 ${fault.otherRow} 行名称和属地相同，疑似同一项目。请只保留一行，或改名区分。`
    case 'import/duplicate-entry':
      return `与第 ${fault.otherRow} 行重复。请只保留一行。`
    case 'import/unknown-project':
      return '在台账中找不到这个项目代码。请核对代码，或先导入该项目。'
    default:
      return assertNever(fault)
  }
}

function valueWords(fault: Exclude<Fault, FileFault | RelationFault>): string {
  switch (fault.code) {
    case 'import/not-a-record':
      return '不是一条完整的记录。请用 { } 写明各个字段。'
    case 'import/forbidden-key':
      return '是不允许的字段名，文件可能被改动过。请删除该字段或重新导出。'
    case 'import/unknown-field':
      return '不是本应用的字段。请核对字段名，或删除该字段。'
    case 'import/missing':
      return '没有填写。这一项必须填写。'
    case 'import/not-text':
      return '不是可用的文字。请填写文字，并放在引号里。'
    case 'import/too-long':
      return `超过 ${fault.limit} 个字符。请缩短；系统不会自行截断。`
    case 'import/not-money':
      return '不是金额。请填以元为单位的整数，不加引号、千分号和单位，如 54000000。'
    case 'import/negative':
      return '是负数。请填不小于 0 的数。'
    case 'import/not-a-day':
      return '不是存在的日期。请按 2025-03-04 的格式填写。'
    case 'import/not-a-month':
      return '不是月份。请按 2025-03 的格式填写。'
    case 'import/not-an-instant':
      return '不是时间。请按 2025-03-05T09:30:00+08:00 的格式填写。'
    case 'import/not-a-year':
      return '不是可用的年份。请填四位整数，如 2025。'
    case 'import/not-degrees':
      return '不在允许的范围内。请填数字，如经度 120.2103、进度 65。'
    case 'import/not-in-list':
      return `不在可选范围内。请从中选：${fault.choices.join('、')}。`
    case 'import/unknown-district':
      return `不在属地名单中。最接近的是：${fault.nearest.join('、')}。`
    case 'import/bad-code':
      return '格式不对。请按 2501-330108-04-01-123456 的格式填写，并放在引号里。'
    case 'import/check-digit':
      return '末位校验码不符，可能有一位填错。可以导入，请核对。'
    case 'import/bad-record':
      return '内容不完整或格式不对。请对照说明补全各项。'
    default:
      return assertNever(fault)
  }
}
