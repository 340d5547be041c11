import { daysBetween, localDay } from './calendar.ts'

/** How long ago something was, e.g. `今天`, `3 天前`. A clock set back meanwhile gives `今天`. */
export function ageWords(instant: string, now: number): string {
  const days = daysBetween(localDay(new Date(instant)), localDay(now))
  return days <= 0 ? '今天' : days === 1 ? '昨天' : `${days} 天前`
}

/** 待交换 with its age: what of one's own work nobody else has yet (promise G15). */
export function pendingWords(events: number, oldest: string | null, now: number): string {
  if (events === 0) return '没有待交换的记录'
  return `待交换 ${events} 条${oldest ? `，最早${ageWords(oldest, now)}` : ''}`
}

/** Who a device belongs to; the device beside the name only where two bear the same. */
export function partyWords(party: { readonly device: string; readonly person: string; readonly unit: string }, among: readonly { readonly device: string; readonly person: string; readonly unit: string }[]): string {
  const twice = among.some(({ device, person, unit }) => device !== party.device && person === party.person && unit === party.unit)
  return `${party.unit} ${party.person}${twice ? `（设备 ${party.device.slice(0, 6)}）` : ''}`
}

/** A difference of clocks below this is nobody's concern: a day, ms. */
const CLOCK_TOLERANCE = 86_400_000

/** Whether a device's clock is wrong by more than a day: its package is of the future, or its events follow later ones by far. */
export const clockIsOff = (createdAt: string, now: number, events: Iterable<{ readonly recordedAt: string; readonly clock: readonly [number, number] }>): boolean =>
  Date.parse(createdAt) > now + CLOCK_TOLERANCE || [...events].some(({ recordedAt, clock }) => Math.abs(clock[0] - Date.parse(recordedAt)) > CLOCK_TOLERANCE)

/** Ranges of numbers: `第 3、5–7 条`. */
export const numbersWords = (ranges: readonly (readonly [number, number])[]): string =>
  `第 ${ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join('、')} 条`

/** For whom and for which numbers records wait; where none is missing, they do not join on to what is here. */
export function waitingWords(person: string, waiting: number, missing: readonly (readonly [number, number])[]): string {
  return missing.length > 0
    ? `${waiting} 条在等待${person}的${numbersWords(missing)}，到齐前不计入任何数字。`
    : `${waiting} 条与${person}已有的记录接不上，不计入任何数字。请对方重新生成交换包。`
}

/** What taking a package did. */
export function takenWords(done: { readonly added: number; readonly known: number; readonly waiting: number; readonly released: number; readonly clones: number; readonly doubtful: number }): string {
  const rest = [
    done.known > 0 && `${done.known} 条原已有`,
    done.released > 0 && `其中 ${done.released} 条此前在等待前序`,
    done.waiting > 0 && `${done.waiting} 条等待前序记录`,
    done.doubtful > 0 && `${done.doubtful} 条时间存疑`,
    done.clones > 0 && `${done.clones} 条编号重复、未计入`,
  ].filter(Boolean)
  return `已收进 ${done.added} 条记录${rest.length > 0 ? `（${rest.join('，')}）` : ''}。`
}

/** Days of work after which the whole is to be backed up again (issue: older than two days of work). */
export const BACKUP_AFTER_WORK_DAYS = 2

/** Why it is time for a backup. */
export const backupDueWords = (lastBackup: string | null, now: number): string =>
  lastBackup === null ? '已工作两天以上，还没有备份' : `上次备份在${ageWords(lastBackup, now)}，此后已有两天的工作`
