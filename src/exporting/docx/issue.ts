import { assertNever } from '#domain/result.ts'
import type { ExportIssue } from '#exporting/sheet/issue.ts'

/** The sentence for a Word file that came to nothing. */
export function wordFileWords(issue: ExportIssue): string {
  switch (issue.code) {
    case 'export/cancelled':
      return '已取消，没有生成 Word 文件。'
    case 'export/failed':
      return 'Word 文件没有生成。请刷新页面后重试；仍不行时可打印，或在打印中另存为 PDF。'
    case 'export/empty':
      return '当前筛选下没有项目，没有可写的简报。请放宽筛选。'
    default:
      return assertNever(issue)
  }
}
