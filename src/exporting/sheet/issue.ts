import { assertNever } from '#domain/result.ts'

/** Why an export came to nothing. No file is left half written. */
export type ExportIssue = { readonly code: 'export/cancelled' } | { readonly code: 'export/failed' } | { readonly code: 'export/empty' }

/** The sentence for an export that came to nothing. */
export function exportWords(issue: ExportIssue): string {
  switch (issue.code) {
    case 'export/cancelled':
      return '已取消导出，没有生成文件。'
    case 'export/failed':
      return '导出没有完成，没有生成文件。请刷新页面后重试；仍不行时可先导出 CSV。'
    case 'export/empty':
      return '当前筛选下没有项目，没有可导出的内容。请放宽筛选。'
    default:
      return assertNever(issue)
  }
}
