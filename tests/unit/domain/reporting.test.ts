import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person.ts'
import { handIn, isReduction, keepDraft, review } from '#domain/reporting.ts'
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
