import { localDay } from '#domain/calendar.ts'
import type { JournalState } from '#stores/journal.ts'
import { BACKUP_AFTER_WORK_DAYS } from '#domain/exchangeWords.ts'
import type { PackingIssue } from '#exporting/packing.ts'
import { say } from '#stores/wording.ts'

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
const STEP = 1024

/** A size in words, e.g. `1.4 MB`; one decimal from KB on. */
export function sizeWords(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= STEP && unit < UNITS.length - 1) [size, unit] = [size / STEP, unit + 1]
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit] ?? ''}`
}

/** How the second record fares, and what that means for the person. */
export const JOURNAL_WORDS: Readonly<Record<JournalState, string>> = {
  starting: '正在核对…',
  kept: '正常。每次保存都另记一份，本机数据库损坏或丢失时可从中找回。照片不在其中；清除浏览器数据时两份都会消失，仍须备份',
  unavailable: '不可用：此浏览器、无痕窗口或此地址不支持。不影响保存，请更勤备份',
  failed: '不可用：这次打开后写入未成。不影响保存，重新打开时自动补齐；请先做一次备份',
}

/** An instant (ISO 8601) by the device's clock to the minute, e.g. `2025-03-05 09:30`. */
export function instantWords(instant: string): string {
  const date = new Date(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${localDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Whether it is time for a backup: there is something to lose, and no copy of it or one older than two days of work. */
export const backupIsDue = (lastBackup: string | null, events: number, workDays: number): boolean =>
  events > 0 && (lastBackup === null || workDays >= BACKUP_AFTER_WORK_DAYS)

const NOT_PACKED = { 'packing/cancelled': '已取消，没有生成文件。', 'packing/failed': '没有生成文件，请再试一次。' } as const

/** Why there is no 交换包 or backup. */
export const notPackedWords = (issue: PackingIssue | Parameters<typeof say>[0]): string =>
  isPackingIssue(issue) ? NOT_PACKED[issue.code] : say(issue)

const isPackingIssue = (issue: { readonly code: string }): issue is PackingIssue => issue.code in NOT_PACKED
