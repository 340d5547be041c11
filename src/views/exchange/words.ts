import type { ProblemLine } from '#components/data/problemLine.ts'
import { packageWhere, packageWords } from '#importing/packageWording.ts'
import type { TakeIssue } from '#stores/exchangeTaking.ts'
import { say } from '#stores/wording.ts'

const MERGE_WORDS = {
  hash: '内容与校验值不符，可能被改动过。请对方重新生成并发送。',
  chain: '与前一条记录接不上。请对方重新生成并发送。',
  malformed: '内容不完整，无法读取。请对方重新生成并发送。',
  'own-device': '署名是本机，但本机没有写过：有人冒用或复制了本机。请核对文件来源。',
  clone: '同一编号有两份不同内容。请核对是否有人复制过整台设备。',
  'file-hash': '照片与校验值不符。请对方重新生成并发送。',
} as const

/** Why a package is not taken, line by line. */
export function refusalLines(issue: Exclude<TakeIssue, { code: 'exchange/given-up' }>): readonly ProblemLine[] {
  const whole = (words: string): ProblemLine => ({ where: '整个文件', field: null, value: null, words })
  if (issue.code === 'exchange/bad-file')
    return issue.problems.map((problem) => ({ ...whole(packageWords(problem, '交换包')), where: packageWhere(problem) }))
  if (issue.code !== 'log/refused') return [whole(say(issue))]
  return issue.problems.map(({ id, code }) => ({ ...whole(MERGE_WORDS[code]), where: id === null ? '整个文件' : `记录 ${id}` }))
}
