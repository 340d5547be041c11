import { randomFor } from './random.ts'
import { storyOf } from './courseStories.ts'

/** How far a month has come, and who looked at it. */
export interface Review {
  readonly state: string
  readonly reviewer: string | null
  readonly reviewedOn: string | null
  readonly reviewNote: string | null
}

/** The bureau's reviewer: another person than any officer who reports. */
const REVIEWER = '秦审核(示例)'
/** Of a hundred months before May, how many have been reviewed. */
const REVIEWED = 94
const LAST_MONTH = '2025-05'
const RETURNED = '本月完成投资与支付凭证不一致，请核对后重新上报。(示例)'

/** The review of one month: January to April mostly 已审, May 已报 but for the stories that say otherwise. */
export function reviewOf(name: string, period: string, recordedAt: string): Review {
  const random = randomFor(`${name} ${period} 审核`)
  const reviewedOn = daysAfter(recordedAt.slice(0, 10), random.between(1, 6))
  if (period !== LAST_MONTH) {
    if (random.between(1, 100) > REVIEWED) return unreviewed('已报')
    return { state: '已审', reviewer: REVIEWER, reviewedOn, reviewNote: null }
  }
  const state = storyOf(name).may ?? '已报'
  if (state !== '退回') return unreviewed(state)
  return { state, reviewer: REVIEWER, reviewedOn, reviewNote: RETURNED }
}

const unreviewed = (state: string): Review => ({ state, reviewer: null, reviewedOn: null, reviewNote: null })

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
