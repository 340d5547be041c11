import { daysBetween, localDay } from '#domain/calendar.ts'

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

/** How long ago a day was, e.g. `今天`, `3 天前`. A clock set back meanwhile gives `今天`. */
export function ageWords(instant: string, now: number): string {
  const days = daysBetween(localDay(new Date(instant)), localDay(now))
  return days <= 0 ? '今天' : days === 1 ? '昨天' : `${days} 天前`
}

/** After how many days without a backup the page says so: a week's work is what an office can type again. */
const BACKUP_DUE_AFTER = 7

/** Whether it is time for a backup; with no events there is nothing to lose. */
export function backupIsDue(lastBackup: string | null, events: number, now: number): boolean {
  if (events === 0) return false
  return lastBackup === null || daysBetween(localDay(new Date(lastBackup)), localDay(now)) >= BACKUP_DUE_AFTER
}
