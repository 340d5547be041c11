import type { Fault, RowProblem, Section } from './problem.ts'
import type { ProblemParts } from './problemParts.ts'

const SECTION_NAMES: Readonly<Record<Section, string>> = {
  rows: '项目',
  reports: '月报',
  milestones: '关键节点',
  inclusions: '入库',
  counts: '入统',
  issues: '问题',
}

/** Where a problem is: `第 3 行（文件第 12 行）`, or `整个文件`. Rows are counted from 1 within their section. */
function whereWords({ section, row, line }: RowProblem): string {
  if (row === null) return '整个文件'
  const part = section === null || section === 'rows' ? '' : SECTION_NAMES[section]
  return `${part}第 ${row} 行${line === null ? '' : `（文件第 ${line} 行）`}`
}

/** A problem part by part: where, which field, what stood there, what is wrong and how to mend it. */
export const problemParts = (problem: RowProblem): ProblemParts =>
  ({ where: whereWords(problem), field: problem.field, value: problem.value, words: faultWords(problem.fault) })

/** What is wrong and the remedy, to be read after the field and its value. */
const faultWords = (fault: Fault): string => (WORDS[fault.code] as (fault: Fault) => string)(fault)

/** The words of every fault; the compiler asks for those of a new one. */
const WORDS: { readonly [C in Fault['code']]: (fault: Extract<Fault, { code: C }>) => string } = {
  // The file as a whole.
  'import/empty': () => '文件是空的。请选择有内容的台账文件。',
  'import/unreadable-file': () => '文件无法读取，可能已被移动、删除或正被占用。请重新选择。',
  'import/not-utf8': () => '文件不是 UTF-8 编码，文字会变成乱码。请用“另存为”选择 UTF-8 编码后再试。',
  'import/too-large': ({ limit }) => `文件超过 ${limit / 1_000_000} MB，不能导入。请拆分后分次导入。`,
  'import/not-json': ({ line }) =>
    line === null
      ? '不是有效的 JSON，文件可能不完整。请重新导出或重新发送。'
      : `不是有效的 JSON，第 ${line} 行附近无法读取。请检查该行，或重新导出。`,
  'import/wrong-format': ({ expected }) =>
    `不是${expected}文件。请选择由本应用导出或按说明编制的${expected}文件。`,
  'import/newer': ({ version, known }) =>
    `这个文件的格式是第 ${version} 版，本应用只认识到第 ${known} 版。请先更新应用；文件未改动。`,
  'import/bad-header': ({ key }) => `文件开头的“${key}”缺少或不正确。请按说明补全后再导入。`,
  'import/no-rows': () => '没有数据行。请确认选对了文件。',
  'import/too-many-rows': ({ limit }) => `超过 ${limit} 行，不能一次导入。请拆分后分次导入。`,

  // One value.
  'import/not-a-record': () => '不是一条完整的记录。请用 { } 写明各个字段。',
  'import/forbidden-key': () => '是不允许的字段名，文件可能被改动过。请删除该字段或重新导出。',
  'import/unknown-field': () => '不是本应用的字段。请核对字段名，或删除该字段。',
  'import/missing': () => '没有填写。这一项必须填写。',
  'import/not-text': () => '不是可用的文字。请填写文字，并放在引号里。',
  'import/too-long': ({ limit }) => `超过 ${limit} 个字符。请缩短；系统不会自行截断。`,
  'import/not-money': () => '不是金额。请填以元为单位的整数，不加引号、千分号和单位，如 54000000。',
  'import/negative': () => '是负数。请填不小于 0 的数。',
  'import/not-a-day': () => '不是存在的日期。请按 2025-03-04 的格式填写。',
  'import/not-a-month': () => '不是月份。请按 2025-03 的格式填写。',
  'import/not-an-instant': () => '不是时间。请按 2025-03-05T09:30:00+08:00 的格式填写。',
  'import/not-a-year': () => '不是可用的年份。请填四位整数，如 2025。',
  'import/not-degrees': () => '不在允许的范围内。请填数字，如经度 120.2103、进度 65。',
  'import/not-in-list': ({ choices }) => `不在可选范围内。请从中选：${choices.join('、')}。`,
  'import/unknown-district': ({ nearest }) => `不在属地名单中。最接近的是：${nearest.join('、')}。`,
  'import/bad-code': () => '格式不对。请按 2501-330108-04-01-123456 的格式填写，并放在引号里。',
  'import/check-digit': () => '末位校验码不符，可能有一位填错。可以导入，请核对。',
  'import/bad-record': () => '内容不完整或格式不对。请对照说明补全各项。',

  // A value beside others.
  'import/plan-exceeds-total': () => '大于总投资。请核对两处金额和单位（文件中的金额以元为单位）。',
  'import/completed-exceeds-total': () => '大于总投资。请核对两处金额；如总投资已调整，请先更正总投资。',
  'import/months-differ': ({ sum }) => `十二个月相加为 ${sum} 元，与年度计划投资不一致。请核对各月。`,
  'import/end-before-start': ({ startLabel, start }) => `早于${startLabel}（${start}）。请核对两处。`,
  'import/duplicate-code': ({ otherRow }) => `与第 ${otherRow} 行的项目代码相同。同一项目请只保留一行。`,
  'import/duplicate-project': ({ otherRow }) =>
    `与第 ${otherRow} 行名称和属地相同，疑似同一项目。请只保留一行，或改名区分。`,
  'import/duplicate-entry': ({ otherRow }) => `与第 ${otherRow} 行重复。请只保留一行。`,
  'import/unknown-project': () => '在台账中找不到这个项目代码。请核对代码，或先导入该项目。',
}
