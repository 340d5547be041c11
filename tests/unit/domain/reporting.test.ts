import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person.ts'
import { sayQuestion } from '#domain/reportWords.ts'
import { handIn, isReduction, isUnchanged, keepDraft, questionsOf, review, type MonthStanding } from '#domain/reporting.ts'
import { makeReport, TODAY, wan } from '../../support/project.ts'

const OFFICER: Actor = { person: '填报员乙', unit: '互联网产业园', role: '填报员' }
const BUREAU: Actor = { person: '周工', unit: '区发改局', role: '发改局' }
const MAY = makeReport('2025-05', wan(100))

describe('handing a month in', () => {
  it('names who reported it and when, and drops the review of other figures', () => {
    const before = { ...MAY, state: '退回' as const, reviewer: '周工', reviewNote: '核对' }
    expect(handIn(before, before, OFFICER, TODAY)).toMatchObject({ ok: true, value: { state: '已报', reporter: '填报员乙', reportedOn: TODAY, reviewer: null, reviewNote: null } })
  })

  it('is refused without a figure, yet not with 0', () => {
    expect(handIn({ ...MAY, invested: null }, null, OFFICER, TODAY)).toMatchObject({ issue: { code: 'report/no-figure' } })
    expect(handIn({ ...MAY, invested: 0 as typeof MAY.invested }, null, OFFICER, TODAY).ok).toBe(true)
  })

  it('is refused for a month that has not begun', () => {
    expect(handIn({ ...makeReport('2025-07', wan(1)) }, null, OFFICER, TODAY)).toMatchObject({ issue: { code: 'report/future-month' } })
    expect(handIn({ ...makeReport('2025-06', wan(1)) }, null, OFFICER, TODAY).ok).toBe(true)
  })

  it('asks 核减原因 when the cumulative would fall', () => {
    const less = { ...MAY, invested: wan(80) }
    expect(handIn(less, MAY, OFFICER, TODAY)).toMatchObject({ issue: { code: 'report/reduction-unexplained' } })
    expect(handIn({ ...less, reductionReason: '重复计入' }, MAY, OFFICER, TODAY).ok).toBe(true)
  })
})

describe('the cumulative falls', () => {
  it('with a month below 0, and with a counting month that becomes less', () => {
    expect(isReduction(-1, null)).toBe(true)
    expect(isReduction(wan(99), MAY)).toBe(true)
    expect(isReduction(wan(100), MAY)).toBe(false)
  })

  it('not with a month that did not count before: 草稿 or 退回', () => {
    expect(isReduction(wan(1), { ...MAY, state: '退回' })).toBe(false)
    expect(isReduction(wan(1), { ...MAY, state: '草稿' })).toBe(false)
    expect(isReduction(null, MAY)).toBe(false)
  })
})

describe('a month below 0', () => {
  const less = { ...MAY, invested: wan(-500), reductionReason: '核减' }

  it('is refused with any reason when the year would stand below 0', () => {
    expect(handIn(less, null, OFFICER, TODAY, [wan(400), wan(900)])).toMatchObject({ issue: { code: 'report/below-zero', total: wan(-100) } })
    expect(handIn(less, null, OFFICER, TODAY, [wan(500), wan(500)]).ok).toBe(true)
  })

  it('is taken where the year stands below 0 already', () => {
    expect(handIn(less, null, OFFICER, TODAY, [wan(-1), wan(-1)]).ok).toBe(true)
  })
})

describe('before a month is handed in', () => {
  const standing: MonthStanding = { annualPlan: wan(5000), remaining: wan(4000), largest: wan(90), others: [], last: null, missing: [] }
  const asks = (report: Partial<typeof MAY>, known: Partial<MonthStanding> = {}, before: typeof MAY | null = null): string[] => questionsOf({ ...MAY, ...report }, before, { ...standing, ...known }).map(sayQuestion)

  it.each([
    [300_000, '本月完成 300,000 万元，超过全年的年度计划 5,000 万元。如果是按“元”填的，应为 30 万元；也可能多打了零。'],
    [4500, '超过剩余投资 4,000 万元'],
    [901, '超过以往最大一个月的 10 倍，最大一个月为 90 万元'],
  ])('%s 万元 is asked about with what it is held against', (amount, words) => {
    const [first, ...more] = asks({ invested: wan(amount) })
    expect(first).toContain(words)
    expect(more).toEqual([])
  })

  it('nothing is asked of a figure up to the bounds, nor where none is known', () => {
    expect(asks({ invested: wan(900) })).toEqual([])
    expect(asks({ invested: wan(300_000) }, { annualPlan: null, remaining: null, largest: null })).toEqual([])
  })

  it('形象进度 above 100 or below last month’s is asked about, and one left out that last month had', () => {
    const last = { ...makeReport('2025-04', wan(1)), progressText: '主体施工', progressPercent: 60 }
    expect(asks({ progressPercent: 101 })).toEqual(['形象进度 101%，超过 100%。请核对。'])
    expect(asks({ progressPercent: 59.5, progressText: '主体' }, { last })).toEqual(['形象进度 59.5%，低于上月的 60%。请核对。'])
    expect(asks({}, { last })).toEqual(['上月填有形象进度，本月没有填写。'])
  })

  it('months never reported are named, and not again for a correction', () => {
    expect(asks({}, { missing: [3, 4] })).toEqual(['今年 3、4 月没有上报过。'])
    expect(asks({}, { missing: [3, 4] }, MAY)).toEqual([])
  })

  it('退回 that nobody changed is asked about until something is written in it', () => {
    const back = { ...MAY, state: '退回' as const, reportedOn: TODAY }
    expect(asks(back, {}, back)).toEqual(['退回后没有改动，将按原数再次上报。'])
    const kept = keepDraft({ ...back, progressText: '封顶' }, back, OFFICER)
    expect(kept.ok && isUnchanged(kept.value)).toBe(false)
  })
})

describe('keeping what was typed', () => {
  it('makes a 草稿 of its author', () => {
    expect(keepDraft(MAY, null, OFFICER)).toMatchObject({ ok: true, value: { state: '草稿', reporter: '填报员乙' } })
  })

  it('leaves a 退回 month 退回, with its note, until it is handed in again', () => {
    const back = { ...MAY, state: '退回' as const, reviewer: '周工', reviewNote: '核对' }
    expect(keepDraft({ ...back, invested: wan(90) }, back, OFFICER)).toMatchObject({ ok: true, value: { state: '退回', reviewNote: '核对', reporter: '填报员甲' } })
  })

  it.each(['已报', '已审'] as const)('is refused over a month that is %s: it goes on counting with its old figure', (state) => {
    expect(keepDraft(MAY, { ...MAY, state }, OFFICER)).toMatchObject({ issue: { code: 'report/counts-already' } })
  })
})

describe('reviewing a month', () => {
  it('passes it in the name of the reviewer', () => {
    expect(review(MAY, '已审', null, BUREAU, TODAY)).toMatchObject({ ok: true, value: { state: '已审', reviewer: '周工', reviewedOn: TODAY } })
  })

  it('is refused to the reporter, to who is not of the bureau, and of what was not handed in', () => {
    expect(review({ ...MAY, reporter: '周工' }, '已审', null, BUREAU, TODAY)).toMatchObject({ issue: { code: 'report/own-review' } })
    expect(review(MAY, '已审', null, OFFICER, TODAY)).toMatchObject({ issue: { code: 'report/bureau-reviews' } })
    expect(review({ ...MAY, state: '草稿' }, '已审', null, BUREAU, TODAY)).toMatchObject({ issue: { code: 'report/not-handed-in' } })
  })

  it('hands back only with a note', () => {
    expect(review(MAY, '退回', ' ', BUREAU, TODAY)).toMatchObject({ issue: { code: 'report/no-note' } })
    expect(review(MAY, '退回', '附件缺失', BUREAU, TODAY)).toMatchObject({ ok: true, value: { state: '退回', reviewNote: '附件缺失' } })
  })
})
