import type { Event } from '#domain/event.ts'
import { isEventType, type EventIssue, type EventType, type PayloadOf } from '#domain/eventTypes.ts'
import { fieldLabel } from '#domain/fields.ts'

/** Labels named in one title; the lines below it name all of them. */
const LABELS_IN_TITLE = 3

const month = (period: string): string => `${period.slice(0, 4)}年${Number(period.slice(5))}月`

function labels({ changes }: Event): string {
  const all = [...new Set(changes.map(({ field }) => fieldLabel(field)))]
  return all.length > LABELS_IN_TITLE ? `${all.slice(0, LABELS_IN_TITLE).join('、')}等 ${all.length} 项` : all.join('、')
}

/** A draft is no report yet, and a month that was handed back is put right before it is reported again. */
function reportVerb({ changes }: Event): string {
  const state = (changes[0]?.to as { state?: string } | null | undefined)?.state
  return state === '草稿' ? '起草' : state === '退回' ? '修改被退回的' : '填报'
}

/** Every event of the product as the heading of a history's entry; the type checker asks for each. */
const TITLES: { readonly [T in EventType]: (payload: PayloadOf<T>, event: Event) => string } = {
  ProjectRegistered: ({ source }) => `登记项目（来源：${source}）`,
  ProjectRevised: (_payload, event) => `修改${labels(event)}`,
  ListJoined: ({ list, year }) => `列入${year}年${list}名录`,
  ListLeft: ({ list, year }) => `移出${year}年${list}名录`,
  PlanSet: ({ year }) => `下达${year}年计划`,
  PlanRevised: ({ year }) => `调整${year}年年度计划投资`,
  LibraryEntered: () => '列入建设项目库',
  StageChanged: ({ from, to, date }) => (from === null ? `进入${to}阶段（${date}起）` : `由${from}移到${to}（${date}起）`),
  MonthReported: ({ period }, event) => `${reportVerb(event)}${month(period)}月报`,
  ReportReviewed: ({ period, verdict }) => `${verdict === '已审' ? '审核通过' : '退回'}${month(period)}月报`,
  FactorSet: ({ factor }) => `登记要素保障“${factor}”`,
  YearTurned: ({ from, to }) => `${from}年结转到${to}年`,
  MilestoneSet: ({ milestone }) => `设定节点“${milestone}”`,
  MilestoneDone: ({ milestone }) => `完成节点“${milestone}”`,
  PhotoAttached: () => '添加现场照片',
  PhotoRemoved: () => '移除现场照片',
  IssueRaised: () => '提出需协调的问题',
  ImportApplied: ({ source, rows }) => `导入台账 ${rows} 行（来源：${source}）`,
  Reverted: ({ what }) => `撤销：${what}`,
  ConflictSettled: ({ field }) => `处理冲突：${fieldLabel(field)}`,
  SettingChanged: ({ setting }) => `修改设置：${setting}`,
}

/** The heading of an event's entry. An event this version cannot count is named all the same. */
export function titleOf(event: Event, issue: EventIssue | null): string {
  if (issue !== null || !isEventType(event.type)) return `无法计入的记录（${event.type}）`
  return (TITLES[event.type] as (payload: unknown, event: Event) => string)(event.payload, event)
}

/** Why, in the author's words: the reason of a move, of a revision of the plan with its approver, of a 退出. */
export function reasonOf({ payload }: Event): string | null {
  const { reason, approver, date } = payload as { reason?: string | null; approver?: string | null; date?: string }
  if (!reason) return null
  return approver ? `${reason}（${approver}批准${date ? `，${date}` : ''}）` : reason
}
