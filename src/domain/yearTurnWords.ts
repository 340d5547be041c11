import { fieldLabel } from './fields.ts'
import { formatWan, printScaled, type Yuan } from './money.ts'
import { assertNever } from './result.ts'
import type { TurnKind, TurnReason } from './yearTurn.ts'
import type { TurnIssue, TurnWarning } from './yearTurnCheck.ts'

/** What the turn does with a project of each kind, in one line. */
export const TURN_KIND_WORDS: Readonly<Record<TurnKind, string>> = {
  转为续建: '由开工转为续建，新年1月1日起',
  续建: '仍为续建，编入新年计划',
  储备: '仍在储备，编入新年计划',
  投产: '已投产，留在当年，不列新年计划',
  停缓建: '停缓建，不列新年计划',
  退出: '已退出，不列新年计划',
  谋划: '尚在谋划，不列新年计划',
  已结转: '新年计划已齐，不再改动',
}

type OfMonth = Exclude<Extract<TurnReason, { readonly month: string }>['code'], 'overdue'>

/** A reason that names a month, and what is said around it. */
const OF_MONTH: Readonly<Record<OfMonth, (month: string) => string>> = {
  completes: (month) => `计划 ${month} 竣工`,
  'completion-slipped': (month) => `计划 ${month} 竣工，尚未投产，顺延`,
  completed: (month) => `${month} 已投产`,
  'goes-on': (month) => `计划 ${month} 竣工，继续建设`,
  begins: (month) => `计划 ${month} 开工`,
  'start-slipped': (month) => `计划 ${month} 开工，尚未开工，顺延`,
  begun: (month) => `${month} 已开工`,
  'begins-later': (month) => `计划 ${month} 开工，不在新年`,
}

/** A reason that stands alone. */
const ALONE = {
  'completion-unknown': '计划竣工未填，按续建',
  'start-unknown': '计划开工未填，按预备',
  'in-reserve': '预备项目不列投资',
  'total-unknown': '总投资未填，无法推算',
  'end-unknown': '计划竣工未填，无法推算',
  spent: '累计已达总投资，没有剩余',
} as const

/** How a proposed category or plan came about. */
export function sayTurnReason(why: TurnReason): string {
  if (!('remaining' in why)) return 'month' in why ? OF_MONTH[why.code](why.month) : ALONE[why.code]
  const remaining = `剩余 ${formatWan(why.remaining)} 万元`
  if (why.code === 'whole') return `${remaining}，新年内完成`
  if (why.code === 'as-before') return `${remaining}，同上年计划`
  if (why.code === 'overdue') return `${remaining}，计划 ${why.month} 竣工已过，全部列入`
  return `${remaining}，尚有 ${why.of} 个月，新年占 ${why.months} 个月`
}

/** What does not count in the cumulative carried. */
export function sayTurnWarning(warning: TurnWarning): string {
  switch (warning.code) {
    case 'open':
      return `${monthsText(warning.months)}月报为${warning.state}，未计入累计`
    case 'unreported':
      return `${monthsText(warning.months)}没有月报，累计可能不全`
    case 'before-unknown':
      return '当年的上年底累计未填，按 0 计'
    case 'exceeds-total':
      return `累计超过总投资 ${formatWan(warning.by)} 万元`
    default:
      return assertNever(warning)
  }
}

const WARNED: Readonly<Record<TurnWarning['code'], string>> = {
  open: '有草稿或退回的月报，未计入累计',
  unreported: '有月份没有月报，累计可能不全',
  'before-unknown': '当年的上年底累计未填，按 0 计',
  'exceeds-total': '累计超过总投资',
}

/** What there is to look at before a turn is made: each warning with how many projects it stands at. @param warnings by project */
export function sayTurnWarnings(warnings: readonly (readonly TurnWarning[])[]): string[] {
  const codes = Object.keys(WARNED) as TurnWarning['code'][]
  const counted = codes.map((code) => ({ code, projects: warnings.filter((own) => own.some((warning) => warning.code === code)).length }))
  return counted.filter(({ projects }) => projects > 0).map(({ code, projects }) => `${projects} 个项目${WARNED[code]}`)
}

/** How the plan of a year compares with that of the one before: `2025 年的 1.8 倍`; `null` where there is nothing to compare with. */
export const sayTimes = (year: number, before: Yuan, after: Yuan): string | null => (before > 0 ? `${year} 年的 ${printScaled(Math.round((after * 10) / before), 1)} 倍` : null)

/** Months as runs: `[1, 2, 3, 5]` is `1–3、5月`. */
export function monthsText(months: readonly number[]): string {
  const runs: [number, number][] = []
  for (const month of months) {
    const last = runs.at(-1)
    if (last && last[1] === month - 1) last[1] = month
    else runs.push([month, month])
  }
  return `${runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join('、')}月`
}

/** The sentence for a turn that is refused. */
export function explainTurn(issue: TurnIssue): string {
  switch (issue.code) {
    case 'turn/bureau-only':
      return '年度结转由发改局办理，其他角色可以查看预览。需要办理时请切换为发改局。'
    case 'turn/not-over':
      return `年度还没有结束（${issue.year} 年），暂不能结转：到次年 1 月，或 12 月内应报项目过半报了 12 月，才能结转。请先预览和编制。`
    case 'turn/done':
      return `已由 ${issue.from} 年结转到 ${issue.to} 年，没有待结转的项目。需要重来请先撤销年度结转。`
    case 'turn/none-taken':
      return '没有选中任何项目。请至少保留一个待结转的项目。'
    case 'turn/mistyped':
      return `有 ${issue.count} 个项目的年度计划投资填写有误，第一个是“${issue.project}”。请改正后再办理。`
    case 'turn/not-turned':
      return `没有由 ${issue.from} 年结转到 ${issue.to} 年的记录，无须撤销。`
    case 'turn/overwritten':
      return `不能撤销：“${issue.project}”的${fieldLabel(issue.field)}在结转后又有改动。请到项目页查看历史后直接修改。`
    default:
      return assertNever(issue)
  }
}
