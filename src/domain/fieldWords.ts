import { monthOf, type IsoDate, type Period } from './calendar.ts'
import { fullness, inMegabytes, type StorageRoom } from './storageRoom.ts'

/** What waits for a person on site, by kind; the order is that of urgency. */
export const AWAITING = ['back', 'conflict', 'milestone', 'issue', 'month'] as const
/** One of {@link AWAITING}. */
export type AwaitingKind = (typeof AWAITING)[number]

/** What each kind is called on its button. */
export const AWAITING_NAMES: Readonly<Record<AwaitingKind, string>> = { back: '退回', conflict: '冲突', milestone: '节点超期', issue: '问题', month: '待报' }

/** A thing that waits, with what its line says. */
export interface Awaiting {
  readonly kind: AwaitingKind
  /** The day it was or is due; `null` where none is set. */
  readonly due: IsoDate | null
  readonly text: string
}

const monthName = (period: Period): string => `${monthOf(period).month}月`

/** A month that was handed back, with what the bureau asks. */
export const sayBack = (period: Period, note: string | null): string => `${monthName(period)}月报退回${note ? `：${note}` : ''}`
/** A month to be reported. */
export const sayMonthDue = (period: Period, begun: boolean): string => `${monthName(period)}月报${begun ? '有草稿，未上报' : '待报'}`
/** A milestone that should have been done. */
export const sayOverdue = (kind: string, days: number): string => `节点“${kind}”超期 ${days} 天`
/** An open problem that one's unit answers for, or that was raised on one's project. */
export const sayIssue = (kind: string, description: string, overdueDays: number | null): string =>
  `${kind}问题${overdueDays !== null && overdueDays > 0 ? `超期 ${overdueDays} 天` : '待解决'}：${description}`
/** Values of a project that devices wrote apart. */
export const sayConflicts = (count: number): string => `${count} 处数值有冲突，请选定`
/** The next milestone. */
export const sayNext = (kind: string, due: IsoDate): string => `下一节点：${kind}，${due}`

/** A way as it is read in passing: `850 米`, `2.4 公里`, `31 公里`; a project without a place says so. */
export function sayDistance(metres: number | null): string {
  if (metres === null) return '无定位'
  if (metres < 1_000) return `${Math.round(metres / 10) * 10} 米`
  return metres < 10_000 ? `${(metres / 1_000).toFixed(1)} 公里` : `${Math.round(metres / 1_000)} 公里`
}

/** Tells how full the storage is, before it hurts. */
export function sayTight(room: StorageRoom): string {
  const free = Math.max(0, (room.quotaBytes ?? 0) - (room.usedBytes ?? 0))
  return `本机空间已用 ${Math.round((fullness(room) ?? 0) * 100)}%，还剩 ${inMegabytes(free)} MB。请尽快备份并清理手机存储，以免照片存不下。`
}

/** What an update is called among the acts: named by what it holds. */
export function nameUpdate(project: string, parts: { readonly period: Period | null; readonly handedIn: boolean; readonly issue: boolean; readonly photos: number }): string {
  const said = [
    parts.period && `${parts.handedIn ? '上报' : '填写'}${monthName(parts.period)}月报`,
    parts.issue && '提出问题',
    parts.photos > 0 && `添加 ${parts.photos} 张照片`,
  ].filter(Boolean)
  return `更新“${project}”：${said.join('、')}`
}

/** The same picture chosen again. */
export const sayTwice = (name: string): string => `“${name}”已经选过，没有重复添加。`

/** An update in which nothing was said. */
export const NOTHING_TO_SAVE = '还没有填写内容，也没有照片。请填一项或拍一张再保存。'
/** Why a plain address has no position. */
export const NO_GEOLOCATION = '这个网址不能定位，仍按到期排列。请管理员改用 https 网址。'
/** Why the list is not in the order of the way to go. */
export const sayNotLocated = (denied: boolean): string =>
  denied ? '没有定位权限，仍按到期排列。要按远近排，请在浏览器设置中允许定位。' : '暂时取不到位置，仍按到期排列。到空旷处再点一次“离我最近”。'
