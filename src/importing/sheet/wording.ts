import { fieldLabel } from '#domain/fields.ts'
import { formatWan, type Yuan } from '#domain/money.ts'
import { shownValue } from '../problem.ts'
import type { ProblemParts } from '../problemParts.ts'
import type { FileFault } from './fileFault.ts'
import type { LeftOutKind } from './layout/rowKind.ts'
import type { Question, QuestionKind, SheetProblem } from './plan/preview.ts'
import type { CellFault, Mark } from './values/reading.ts'

export { noticeWords } from './noticeWording.ts'

type Words<U extends { readonly code: string }> = { readonly [C in U['code']]: (fault: Extract<U, { code: C }>) => string }

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

const RESEND = '文件已损坏，请重新发送。'

const FILE_WORDS: Words<FileFault> = {
  'zip/too-large': ({ limit }) => `文件超过 ${inMegabytes(limit)}，不能导入。请拆分后分次导入。`,
  'zip/not-zip': () => RESEND,
  'zip/too-many-entries': ({ limit }) => `文件内部超过 ${limit} 个部件，不是普通的表格，已拒绝。请另存为新的 .xlsx 后再试。`,
  'zip/unpacked-too-large': ({ limit }) => `解压后超过 ${inMegabytes(limit)}，已拒绝。请拆分后分次导入。`,
  'zip/bomb': () => '文件的压缩比异常，可能是恶意文件，已拒绝。',
  'zip/bad-name': ({ entry }) => `文件内有不允许的路径“${entry}”，可能是恶意文件，已拒绝。`,
  'zip/twice': ({ entry }) => `文件内“${entry}”出现两次，已拒绝。${RESEND}`,
  'zip/unsupported': () => '文件已加密或压缩方式不受支持。请在 Excel 中打开，取消密码后另存为 .xlsx。',
  'zip/damaged': () => RESEND,
  'file/empty': () => '文件是空的。请选择有内容的表格。',
  'file/too-large': ({ limit }) => `超过 ${inMegabytes(limit)}，不能导入。请拆分后分次导入。`,
  'file/old-format': () => '是旧格式（.xls、.et）或带密码的文件。请在 Excel 或 WPS 中打开，取消密码，另存为 .xlsx 后再导入。',
  'file/html': () => '其实是网页，不是表格。请在 Excel 中打开，另存为 .xlsx 后再导入。',
  'file/not-a-sheet': () => '是压缩包，但不是 Excel 表格。请选择 .xlsx 文件。',
  'file/encoding': () => '不是文字表格，或编码无法识别。请另存为 .xlsx 或 UTF-8 编码的 CSV。',
  'file/bad-part': ({ part }) => `文件已损坏（${part}），请重新发送，或在 Excel 中打开后另存为 .xlsx。`,
  'file/quotes': ({ line }) => `第 ${line} 行的引号没有成对。请在 Excel 中重新导出 CSV。`,
  'file/too-many-rows': ({ sheet, limit }) => `工作表“${sheet}”超过 ${limit} 行，不能导入。请拆分后分次导入。`,
  'file/too-many-columns': ({ sheet, limit }) => `工作表“${sheet}”超过 ${limit} 列，不能导入。请删去无关的列。`,
  'file/too-many-cells': ({ limit }) => `表格范围超过 ${limit} 个单元格，不能导入。请拆分后分次导入。`,
  'file/no-data': () => '没有数据行。请确认选对了文件。',
}

/** Why a file was refused and the remedy, after its name. */
export const fileWords = (fault: FileFault): string => (FILE_WORDS[fault.code] as (fault: FileFault) => string)(fault)

const wan = (amount: number): string => `${amount < 0 ? '-' : ''}${formatWan(Math.abs(amount) as Yuan)} 万元`

const CELL_WORDS: Words<CellFault> = {
  'cell/error': () => '是公式错误，不是空白。请在表中改正该公式后重新导入。',
  'cell/formula-without-value': () => '是没有结果的公式。请在Excel中打开并保存，再重新导入。',
  'cell/boolean': () => '是逻辑值，不是可用的内容。请改为实际数值或文字。',
  'cell/missing': () => '没有填写。这一项必须填写。',
  'cell/not-money': () => '不是金额。请只填阿拉伯数字，如 1234.5；千分位须三位一组，如 1,234.5。',
  'cell/percent': () => '是百分数，不是金额。请填金额数字，如 1234.5。',
  'cell/date-in-money': () => '显示为日期，不是金额。请把单元格改为数字格式后重填。',
  'cell/merged-amount': () => '是跨多行的合并单元格，无法判断属于哪个项目。请取消合并，逐行填写。',
  'cell/scaled-format': ({ format }) => `的显示格式（${format}）与存储的数字不一致，无法判断单位。请改为常规格式后重填。`,
  'cell/too-precise': ({ unit }) => `小于 1 元，${unit}金额的小数位过多；系统不会自行四舍五入。请核对后重填。`,
  'cell/precision': () => '超过 15 位数字，Excel 已无法准确保存。请核对后重填。',
  'cell/too-large': () => '超过 10 万亿元。请核对单位。',
  'cell/negative': () => '是负数。只有当月完成投资可以核减，其余请填不小于 0 的数。',
  'cell/not-a-day': () => '不是日期。请按 2025-03-04 填写，或把单元格设为日期格式。',
  'cell/ambiguous-day': () => '年份不完整，可能是几个不同的日期。请按 2025-03-04 填写。',
  'cell/whole-day-needed': () => '没有具体到日。请按 2025-03-04 填写。',
  'cell/minguo': ({ year }) => `是民国纪年。如为 ${year} 年，请按 ${year}-03-04 的格式填写。`,
  'cell/no-such-day': () => '不是存在的日期。请核对月份和日。',
  'cell/year-out-of-range': () => '年份不在 1980–2100 之间。请核对（1900 年常是空日期）。',
  'cell/future-day': () => '是将来的日期，而这一项只记已经发生的事。请核对。',
  'cell/future-month': ({ period }) => `写在 ${period} 名下，这个月还没有到，不能导入。请核对表头的月份，改为已有数字的最后一个月。`,
  'cell/not-a-year': () => '不是年份。请填四位年份，如 2025。',
  'cell/not-years': () => '不是起止年限。请按 2023-2026 填写。',
  'cell/not-degrees': () => '不是经纬度。请填以度为单位的小数，如 120.2103。',
  'cell/swapped-degrees': () => '不能导入：同一行的纬度超过 90 度，经度、纬度可能填反了。请核对这两列，如本区经度约 120、纬度约 30。',
  'cell/unfit': () => '不能存入台账。请核对表头的年份（1980–2100 年），以及内容的长短。',
  'cell/not-in-list': ({ choices }) => `不在可选范围内。请从中选：${choices.join('、')}。`,
  'cell/unknown-district': ({ nearest }) => `不在属地名单中。最接近的是：${nearest.join('、')}。`,
  'cell/bad-code': () => '不是项目代码。请按 2501-330108-04-01-123456 的格式填写。',
  'cell/code-is-number': () => '已被 Excel 变成数字，位数可能丢失。请把单元格设为文本格式后重填项目代码。',
  'cell/too-long': ({ limit }) => `超过 ${limit} 个字符。请缩短；系统不会自行截断。`,
  'cell/lone-surrogate': () => '有不完整的字符，无法保存。请删去后重填。',
  'cell/forbidden-name': () => '是不允许的列名，文件可能被改动过。请删除该列。',
  'cell/end-before-start': ({ otherLabel }) => `与${otherLabel}前后颠倒。请核对两处。`,
  'cell/stage-by-gate': ({ from }) => `与现在的阶段“${from}”不同。阶段前移、停缓建和恢复须在看板上按关口办理，不能由表格导入。`,
  'cell/in-conflict': ({ field }) => `暂不能导入：台账中的${fieldLabel(field)}有两种不同的填法。请先在“冲突”中选定一份，再重新导入。`,
  'cell/month-differs': ({ cumulative, earlier }) => `减去当月后为 ${wan(cumulative)}，与已报的前几月合计 ${wan(earlier)} 不一致。请核对累计、当月两处。`,
  'cell/left-by-choice': () => '按您的选择不导入。',
  'cell/not-a-record': ({ form }) => `不能识别。请按这样的格式填写：${form}。`,
  'cell/not-lists': () => '不是名录。请填名录名称，以“、”分隔，如 市重点（市级）、区重大。',
  'cell/by-gate': () => '与台账不同。这一项由阶段变动和登记产生，不能由表格改动。',
  'cell/no-statistics-in-january': () => '写在 1 月名下。1 月没有入统数，从 2 月起统计。请核对月份。',
  'cell/months-missing': ({ months }) => `缺 ${months.join('、')} 月。月度计划须十二个月都有（没有安排的填 0）。`,
}

/** What is wrong with a cell and the remedy, after its value. */
export const cellWords = (fault: CellFault): string => (CELL_WORDS[fault.code] as (fault: CellFault) => string)(fault)

/** A refused value part by part: sheet, row and column, the header, what stood there, what is wrong and how to mend it. */
export function sheetProblemParts({ source: { sheet, row, column, title, text }, label, fault }: SheetProblem): ProblemParts {
  const header = title.replace(/\s+/g, '')
  return {
    where: `工作表“${sheet}”第 ${row} 行${column === '' ? '' : ` ${column} 列`}`,
    field: header === label ? label : `${header}（${label}）`,
    value: text === '' ? null : shownValue(text),
    words: cellWords(fault),
  }
}

/** A mark beside an accepted value. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  normalised: '已转为半角或标准写法',
  formula: '公式的结果',
  'unit-in-cell': '按单元格所写单位换算',
  'excel-precision': '按 Excel 的 15 位精度',
  stripped: '已去掉不可见字符',
  'from-group': '来自分组行',
  'from-merge': '来自合并单元格',
  'district-renamed': '原属地名称，已按对应关系换为现名',
  synonym: '同义词',
  'check-digit': '项目代码末位校验码不符，请核对',
  'includes-earlier-months': '含之前未报的月份',
  'other-lists-kept': '台账中另有的名录保留，导入不移出',
  'months-differ-from-plan': '十二个月之和与年度计划投资不一致，请核对',
}

/** Why a row is not read as a project. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutKind, string>> = {
  total: '合计行',
  'of-which': '“其中”行',
  group: '分组行',
  note: '说明',
  numbering: '列号行',
  header: '重复的表头',
  hidden: '隐藏的行',
  summary: '汇总行',
  duplicate: '重复的行',
  answer: '按选择不导入',
}

const QUESTION_WORDS: Readonly<Record<QuestionKind, (question: Question) => string>> = {
  header: ({ detail }) => `表头占第 ${detail} 行，由多行或合并单元格组成。请核对各列的对应关系。`,
  map: ({ detail }) => `列“${detail}”没有识别，默认不导入。它是哪一项？`,
  column: ({ detail }) => `有几列都像“${detail}”。用哪一列？`,
  unit: () => '表中没有写明金额单位。请选择单位。',
  'unit-in-cell': ({ detail, rows }) => `${rows.length} 个单元格自带单位（${detail}），与该列单位不同。是否按所写单位换算？`,
  year: ({ detail }) => `表题写的是 ${detail} 年。按哪一年导入？`,
  month: () => '表中没有写明累计到几月。请选择月份。',
  'by-name': ({ rows }) => `${rows.length} 行没有项目代码，名称与台账中的项目一致。是否按名称对应？`,
  match: ({ detail }) => `“${detail}”疑似同一项目。请选择对应的项目。`,
  rename: ({ detail }) => `项目代码相同，名称不同：${detail}。`,
  duplicate: ({ detail }) => `“${detail}”在文件中出现多次。用哪一行？`,
  'stage-of-new': ({ rows }) => `${rows.length} 个新项目没有写明阶段。放入哪一阶段？`,
  scale: ({ detail }) => `${detail}。是否单位错误？`,
  reduction: ({ detail }) => `${detail}，比已报的少。请填写核减原因。`,
  'plan-reason': ({ detail, rows }) => `${rows.length} 个项目的${detail}有调整。请填写调整原因。`,
  'plan-exceeds-total': ({ detail }) => `${detail}，大于总投资。如确认无误，请填写原因。`,
  'completed-exceeds-total': ({ detail }) => `${detail}，大于总投资。如确认无误，请填写原因。`,
  'month-exceeds-plan': ({ detail }) => `${detail}，一个月大于全年计划。如确认无误，请填写原因。`,
  'stage-back': ({ detail }) => `${detail}，阶段回退。请填写回退原因。`,
  list: ({ detail }) => `名录“${detail}”不在已知的名录中。它是哪一个？`,
  'open-month': ({ detail, rows }) => `${rows.length} 个项目的 ${detail}，还没有计入。导入完成投资即作为上报，表中没有写的内容保持原样。是否导入？`,
  district: ({ detail, rows }) => `“${detail}”不在属地名单中（${rows.length} 行）。现在属于哪个属地？`,
}

/** What a question asks, with where it stands. */
export function questionWords(question: Question): string {
  if (question.kind === 'district') return QUESTION_WORDS.district(question)
  const rows = question.rows.length === 1 ? `第 ${question.rows[0]} 行：` : ''
  return `工作表“${question.sheet}”${rows || '：'}${QUESTION_WORDS[question.kind](question)}`
}
