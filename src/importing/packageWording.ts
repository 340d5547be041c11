import { assertNever } from '#domain/result.ts'
import type { BackupFault, BackupProblem } from './backupProblem.ts'

/** Where a problem of a backup lies, for the list on the screen. */
export const backupWhere = ({ line }: BackupProblem): string => (line === null ? '整个文件' : `第 ${line} 行`)

/** The sentence for a problem of a backup: what, and how to mend it. */
export function backupWords({ fault }: BackupProblem): string {
  if (isZipFault(fault)) return zipWords(fault)
  return isSumFault(fault) ? sumWords(fault) : partWords(fault)
}

type OfZip = Extract<BackupFault, { code: `zip/${string}` }>

const isZipFault = (fault: BackupFault): fault is OfZip => fault.code.startsWith('zip/')

type OfSums = Extract<
  BackupFault,
  {
    code:
      'backup/count' | 'backup/events-hash' | 'backup/head' | 'backup/file-missing' | 'backup/file-damaged'
  }
>

const SUMS = new Set([
  'backup/count',
  'backup/events-hash',
  'backup/head',
  'backup/file-missing',
  'backup/file-damaged',
])

const isSumFault = (fault: BackupFault): fault is OfSums => SUMS.has(fault.code)

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

function zipWords(fault: OfZip): string {
  switch (fault.code) {
    case 'zip/too-large':
      return `文件超过 ${inMegabytes(fault.limit)} 上限。请确认选择的是本应用生成的备份。`
    case 'zip/not-zip':
      return '不是备份文件，或文件已损坏。请选择“重大项目备份”开头的 .zip 文件，或重新发送。'
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
      return `“${fault.entry}”已加密或压缩方式不受支持。请使用本应用生成的原始备份。`
    case 'zip/damaged':
      return `“${fault.entry}”已损坏。请重新发送或改用另一份备份。`
    default:
      return assertNever(fault)
  }
}

function partWords(fault: Exclude<BackupFault, OfZip | OfSums>): string {
  switch (fault.code) {
    case 'backup/no-manifest':
      return '缺少备份清单，不是本应用生成的备份。'
    case 'backup/bad-manifest':
      return `备份清单不完整（${fault.where || '整份'}）。请改用另一份备份。`
    case 'backup/newer':
      return `备份来自更新的版本（第 ${fault.version} 版，本应用支持到第 ${fault.known} 版）。请先更新应用，文件请保留。`
    case 'backup/unknown-entry':
      return `压缩包内有不属于备份的文件“${fault.entry}”，已拒绝。`
    case 'backup/no-events':
      return '备份中没有记录文件。请改用另一份备份。'
    case 'backup/not-utf8':
      return '记录文件的编码已损坏。请勿用其他软件打开后另存，改用原始备份。'
    case 'backup/bad-event':
      return fault.issue.code === 'event/malformed'
        ? `记录的内容不符合要求（${fault.issue.where || '外层'}）。请改用另一份备份。`
        : '不是完整的记录，无法读取。请改用另一份备份。'
    case 'backup/twice':
      return `记录 ${fault.id} 与第 ${fault.otherLine} 行重复。`
    case 'backup/altered':
      return `记录 ${fault.id} 的内容被改动：与后一条记录 ${fault.by} 所记的不符。`
    case 'backup/gap':
      return `记录 ${fault.id} 缺少前序记录 ${fault.missing}，可能被删除。`
    default:
      return assertNever(fault)
  }
}

function sumWords(fault: OfSums): string {
  switch (fault.code) {
    case 'backup/count':
      return `清单写明 ${fault.expected} 条记录，实有 ${fault.found} 条。`
    case 'backup/events-hash':
      return '记录文件与清单的校验值不符，生成备份后被改动过。'
    case 'backup/head':
      return `设备 ${fault.device} 的第 ${fault.n} 条记录与清单不符：被改动、删除或添加。`
    case 'backup/file-missing':
      return `缺少照片或附件 ${fault.hash.slice(0, 8)}…。`
    case 'backup/file-damaged':
      return `照片或附件 ${fault.hash.slice(0, 8)}… 已损坏或被替换。`
    default:
      return assertNever(fault)
  }
}
