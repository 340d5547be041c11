import type { ProblemLine } from '#components/data/problemLine.ts'
import { packageWhere, packageWords } from '#importing/packageWording.ts'
import type { RestoreIssue, RestorePlan, RestoreSummary } from '#stores/backup.ts'
import { say } from '#stores/wording.ts'

/** Where the choice of a backup stands: nothing chosen, being checked, refused with every problem, or ready for consent. */
export type RestorePick =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'refused'; readonly fileName: string; readonly lines: readonly ProblemLine[] }
  | { readonly kind: 'ready'; readonly fileName: string; readonly plan: RestorePlan }

/** Why a backup is not restored, line by line. */
export function refusalLines(issue: Exclude<RestoreIssue, { code: 'restore/given-up' }>): readonly ProblemLine[] {
  if (issue.code === 'restore/bad-file') {
    return issue.problems.map((problem) => ({ where: packageWhere(problem), field: null, value: null, words: packageWords(problem, '备份') }))
  }
  if (issue.code !== 'log/refused') return [{ where: '整个文件', field: null, value: null, words: say(issue) }]
  return issue.problems.map(({ id, code }) => ({ where: id === null ? '整个文件' : `记录 ${id}`, field: null, value: null, words: MERGE_WORDS[code] }))
}

const MERGE_WORDS = {
  hash: '内容与校验值不符，可能被改动过。请改用另一份备份。',
  chain: '与前一条记录接不上，中间可能有缺失。请改用更完整的备份。',
  malformed: '内容不完整，无法读取。请改用另一份备份。',
  'own-device': '署名是本机，但本机没有写过。请核对文件来源。',
  clone: '同一编号有两份不同内容。请核对是否有人复制过整台设备。',
  'file-hash': '照片或附件与校验值不符。请改用另一份备份。',
} as const

/** What a restore did, in one sentence. */
export function restoredWords({ added, known, repaired, waiting, released, clones, doubtfulClocks }: RestoreSummary): string {
  const rest = [
    known > 0 ? `${known} 条原已有` : '',
    repaired > 0 ? `修复 ${repaired} 条损坏的记录` : '',
    released.length > 0 ? `其中 ${released.length} 条此前在等待前序` : '',
    waiting.length > 0 ? `${waiting.length} 条仍等待前序记录` : '',
    doubtfulClocks.length > 0 ? `${doubtfulClocks.length} 条时间存疑：内容照常计入，本机时间不随之改变` : '',
    clones.length > 0 ? `${clones.length} 条编号重复、未计入` : '',
  ].filter((part) => part !== '')
  return `已恢复 ${added} 条记录${rest.length > 0 ? `（${rest.join('，')}）` : ''}。`
}
