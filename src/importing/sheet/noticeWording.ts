import type { FileNotice } from './model.ts'

const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8-bom': 'UTF-8（带标记）', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', gb18030: 'GBK/GB18030' }

const NOTICE_WORDS: Readonly<Record<string, (detail: string) => string>> = {
  macros: () => '文件带有宏，已忽略，不会运行。',
  'external-links': (detail) => `文件有 ${detail} 处外部链接，已忽略；公式按保存时的结果读取。`,
  'epoch-1904': () => '工作簿使用 1904 日期系统，日期已按该系统换算。',
  'hidden-sheet': (detail) => `隐藏的工作表“${detail}”没有读取。`,
  'hidden-rows': (detail) => `隐藏或被筛选掉的行没有读取（${detail} 行）。`,
  'hidden-columns': (detail) => `工作表“${detail}”有隐藏的列，照常读取。`,
  encoding: (detail) => `文件编码为 ${ENCODINGS[detail] ?? detail}，请在预览中核对文字。`,
  separator: (detail) => `列以“${detail}”分隔，请在预览中核对。`,
  'no-header': (detail) => `工作表“${detail}”中没有找到表头（需有“项目名称”和至少一列可识别的内容），没有读取。可用南平明细表、汇总表、年度目标及形象进度表等样式。`,
  'no-rows': () => '没有数据行。请确认选对了文件。',
  'derived-columns': (detail) => `${detail}不导入：由月报、计划等其他列算出，导入后自动得出。`,
  'issues-column': (detail) => `${detail}，不导入：问题须写明层级、责任单位和限期，请逐项登记。原表请保留。`,
  stripped: (detail) => `${detail}：已去掉不可见字符，其余照原文读取。`,
  'stripped-more': (detail) => `另有 ${detail} 个单元格去掉了不可见字符。`,
  summary: (detail) => `工作表“${detail}”是汇总表，数字由明细算出，没有导入。`,
}

/** Something worth knowing of a file that was read. */
export const noticeWords = ({ code, detail }: FileNotice): string => (Object.hasOwn(NOTICE_WORDS, code) ? NOTICE_WORDS[code]?.(detail) : undefined) ?? `${code} ${detail}`
