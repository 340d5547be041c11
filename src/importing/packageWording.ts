import type { EventIssue } from '#domain/eventTypes.ts'
import { assertNever } from '#domain/result.ts'
import type { PackageFault, PackageProblem } from './packageProblem.ts'

/** What the file was taken for. */
export type PackageNoun = '备份' | '交换包'

/** Where a problem of a package lies, for the list on the screen. */
export const packageWhere = ({ line }: PackageProblem): string =>
  line === null ? '整个文件' : `第 ${line} 行`

/** The sentence for a problem of a package: what, and how to mend it. */
export function packageWords({ fault }: PackageProblem, noun: PackageNoun): string {
  if (fault.code === 'package/other-file') return OTHER_FILES[fault.found](noun)
  if (isZipFault(fault)) return zipWords(fault, noun)
  return isSumFault(fault) ? sumWords(fault, noun) : partWords(fault, noun)
}

/** How the names of each kind of file begin. */
const NAMES = { 备份: '重大项目备份', 交换包: '交换包' } as const
/** What helps where a part of the file does not hold. */
const REMEDY = { 备份: '请改用另一份备份。', 交换包: '请对方重新生成并发送。' } as const

type OfOther = Extract<PackageFault, { code: 'package/other-file' }>

/** What was chosen by mistake, and where it belongs. */
const OTHER_FILES: Readonly<Record<OfOther['found'], (noun: PackageNoun) => string>> = {
  xlsx: (noun) => `这是 Excel 表格，不是${noun}。请到“数据”页的“导入台账”选择它。`,
  csv: (noun) => `这是 CSV 表格，不是${noun}。请到“数据”页的“导入台账”选择它。`,
  xls: (noun) => `这是旧版 Office 文件（.xls 或 .doc），不是${noun}。表格请另存为 .xlsx，再到“数据”页的“导入台账”选择它。`,
  document: (noun) => `这是 Word 或 PPT 文档，不是${noun}。请选择“${NAMES[noun]}”开头的 .zip 文件。`,
}

type OfZip = Extract<PackageFault, { code: `zip/${string}` }>

const isZipFault = (fault: PackageFault): fault is OfZip => fault.code.startsWith('zip/')

type OfSums = Extract<
  PackageFault,
  {
    code:
      | 'package/count'
      | 'package/events-hash'
      | 'package/waiting'
      | 'package/head'
      | 'package/file-missing'
      | 'package/file-damaged'
  }
>

const SUMS = new Set([
  'package/count',
  'package/events-hash',
  'package/waiting',
  'package/head',
  'package/file-missing',
  'package/file-damaged',
])

const isSumFault = (fault: PackageFault): fault is OfSums => SUMS.has(fault.code)

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

function zipWords(fault: OfZip, noun: PackageNoun): string {
  switch (fault.code) {
    case 'zip/too-large':
      return `文件超过 ${inMegabytes(fault.limit)} 上限。请确认选择的是本应用生成的${noun}。`
    case 'zip/not-zip':
      return `不是${noun}文件，或文件已损坏。请选择“${NAMES[noun]}”开头的 .zip 文件，或重新发送。`
    case 'zip/too-many-entries':
      return `压缩包内超过 ${fault.limit} 个文件，已拒绝。`
    case 'zip/unpacked-too-large':
      return `解压后超过 ${inMegabytes(fault.limit)} 上限，已拒绝。`
    case 'zip/bomb':
      return `“${fault.entry}”的压缩比异常，已拒绝。`
    case 'zip/bad-name':
      return `压缩包内有不允许的文件名“${fault.entry}”，已拒绝。`
    case 'zip/twice':
      return `压缩包内“${fault.entry}”出现两次，已拒绝。`
    case 'zip/unsupported':
      return `“${fault.entry}”已加密或压缩方式不受支持。请使用本应用生成的原始${noun}。`
    case 'zip/damaged':
      return `“${fault.entry}”已损坏。${noun === '备份' ? '请重新发送或改用另一份备份。' : REMEDY[noun]}`
    default:
      return assertNever(fault)
  }
}

function partWords(fault: Exclude<PackageFault, OfZip | OfSums | OfOther>, noun: PackageNoun): string {
  switch (fault.code) {
    case 'package/unreadable':
      return '文件读不出：可能已移动、已过期，或 U 盘已拔出。请先存到本机，再重新选择。'
    case 'package/no-manifest':
      return `缺少${noun}清单，不是本应用生成的${noun}。`
    case 'package/other-kind':
      return otherKind(fault.found)
    case 'package/bad-manifest':
      return `${noun}清单不完整（${fault.where || '整份'}）。${REMEDY[noun]}`
    case 'package/newer':
      return `${noun}来自更新的版本（第 ${fault.version} 版，本应用支持到第 ${fault.known} 版）。请先更新应用，文件请保留。`
    case 'package/unknown-entry':
      return `压缩包内有不属于${noun}的文件“${fault.entry}”，已拒绝。`
    case 'package/no-events':
      return `${noun}中没有记录文件。${REMEDY[noun]}`
    case 'package/not-utf8':
      return `记录文件的编码已损坏。请勿用其他软件打开后另存，改用原始${noun}。`
    case 'package/bad-event':
      return eventWords(fault.issue, noun)
    case 'package/twice':
      return `记录 ${fault.id} 与第 ${fault.otherLine} 行重复。`
    case 'package/altered':
      return `记录 ${fault.id} 的内容被改动：与后一条记录 ${fault.by} 所记的不符。`
    case 'package/gap':
      return `记录 ${fault.id} 缺少前序记录 ${fault.missing}，可能被删除。`
    default:
      return assertNever(fault)
  }
}

function eventWords(issue: EventIssue, noun: PackageNoun): string {
  if (issue.code === 'event/newer')
    return `记录来自更新的版本（第 ${issue.version} 版），本应用读不出。请先更新应用，文件请保留。`
  return issue.code === 'event/malformed'
    ? `记录的内容不符合要求（${issue.where || '外层'}）。${REMEDY[noun]}`
    : `不是完整的记录，无法读取。${REMEDY[noun]}`
}

const otherKind = (found: 'backup' | 'exchange'): string =>
  found === 'backup'
    ? '这是备份，不是交换包。请到“数据”页的“恢复”打开。'
    : '这是交换包，不是备份。请到“数据交换”页打开。'

function sumWords(fault: OfSums, noun: PackageNoun): string {
  switch (fault.code) {
    case 'package/count':
      return `清单写明 ${fault.expected} 条记录，实有 ${fault.found} 条。`
    case 'package/events-hash':
      return `记录文件与清单的校验值不符，生成${noun}后被改动过。`
    case 'package/waiting':
      return '等待前序的记录与清单不符，生成备份后被改动过。请改用另一份备份。'
    case 'package/head':
      return `设备 ${fault.device} 的第 ${fault.n} 条记录与清单不符：被改动、删除或添加。`
    case 'package/file-missing':
      return `缺少照片或附件 ${fault.hash.slice(0, 8)}…。`
    case 'package/file-damaged':
      return `照片或附件 ${fault.hash.slice(0, 8)}… 已损坏或被替换。`
    default:
      return assertNever(fault)
  }
}
