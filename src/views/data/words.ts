import { localDay } from '#domain/calendar.ts'
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
