import { splitEventId, type EventId } from './event.ts'
import type { Actor } from './person.ts'

/** Whoever bears this name in this unit. */
export const nameOf = ({ person, unit }: Pick<Actor, 'person' | 'unit'>): string => `${person} ${unit}`

/** The beginning of the number of the device that wrote an event: enough to tell two apart. */
export const deviceMark = (id: EventId): string => splitEventId(id).device.slice(0, 6)

/** The names under which more than one device wrote. */
export function namesakesAmong(writers: readonly { readonly id: EventId; readonly actor: Actor | null }[]): ReadonlySet<string> {
  const devices = new Map<string, string>()
  const found = new Set<string>()
  for (const { id, actor } of writers) {
    if (!actor) continue
    const [name, { device }] = [nameOf(actor), splitEventId(id)]
    if ((devices.get(name) ?? device) !== device) found.add(name)
    devices.set(name, device)
  }
  return found
}

/** What is to be settled, in all. */
export const sayConflictCount = (count: number): string => `${count} 项内容有不同的填法，请选定`

/** How many decisions one act will settle. */
export const saySettle = (count: number): string => (count === 0 ? '选定' : `选定 ${count} 项`)

/** When nothing is in conflict: since when that could have changed. */
export function sayNoConflict(last: { readonly when: string; readonly who: string | null } | null): string {
  if (last === null) return '没有冲突。还没有与其他设备交换过。'
  return `没有冲突。上次交换：${last.when}${last.who ? `，${last.who}` : ''}。`
}

/** Who may settle, to one who may not. */
export const WHO_SETTLES = { settings: '设置的冲突由发改局选定。', reader: '领导只查看，由填报员或发改局选定。' } as const

/** What happens to the values that were not chosen, and what an undo gives back. */
export const NOTHING_IS_LOST = '没有选的值仍在历史里；撤销后回到选定前显示的值。'

/** Why an annual plan takes no third value here. */
export const PLAN_ELSEWHERE = '要改成另一个数，请先选定一个，再到项目页调整年度计划并写明原因。'

/** The value that is shown and summed until somebody settles; before an exchange, the one that will be. */
export const COUNTS = { now: '现按此计', after: '收进后按此计' } as const

/** What 发改局 has said of a value; `null` where it has not. */
export function bureauMark(writers: readonly { readonly actor: Actor | null; readonly settled: boolean }[]): string | null {
  const own = writers.filter(({ actor }) => actor?.role === '发改局')
  if (own.length === 0) return null
  return own.some(({ settled }) => settled) ? '发改局选定' : '发改局填'
}

/** What a total says of the figures in it that are in conflict. */
export const sayUnsettled = (count: number): string => `含 ${count} 项未定冲突`

/** A hint for the keyboard. */
export const KEY_HINT = '键盘：0 原值，1、2、3 选值，回车选定。'

/** An unsaved decision that the register has since overtaken. */
export const OVERTAKEN = '刚收到新的填法，请重新选。'
