import { describe, expect, it } from 'vitest'
import type { Yuan } from '#domain/money.ts'
import { drawCurve } from '#components/chart/curveLines.ts'
import { ticksFor } from '#components/chart/scale.ts'
import type { YearCurve } from '#projection/curve.ts'

const FRAME = { width: 600, height: 340, text: 12 }

/** A year of 1.2 亿元 by twelfths, reported up to a month with as much each month. */
function aYear(reported: number, each: number, withMonthlyPlan = 0): YearCurve {
  const points = Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    scheduled: ((at + 1) * 10_000_000) as Yuan,
    planned: withMonthlyPlan > 0 ? (((at + 1) * 10_000_000) as Yuan) : null,
    actual: at + 1 > reported ? null : (((at + 1) * each) as Yuan),
  }))
  return { year: 2025, plan: 120_000_000 as Yuan, points, withMonthlyPlan }
}

describe('the marks of an axis', () => {
  it('are round numbers without the binary error of their multiples', () => {
    expect(ticksFor([0.6], 3)).toEqual([0, 0.2, 0.4, 0.6])
    expect(ticksFor([62.2], 4)).toEqual([0, 20, 40, 60, 80])
    expect(ticksFor([], 4)).toEqual([0, 1])
  })

  it('reach below 0 where 核减 took more back than was done', () => {
    expect(ticksFor([-1, 4], 4)).toEqual([-2, 0, 2, 4])
  })
})

describe('the curve laid out', () => {
  it('draws 序时 alone before anything is reported', () => {
    const { lines, dots } = drawCurve(aYear(0, 0), FRAME)
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([['scheduled', '序时 1.2']])
    expect(dots).toEqual([])
  })

  it('draws one reported month as a line from the year’s beginning, its figure above the point', () => {
    const { lines, dots, left } = drawCurve(aYear(1, 20_000_000), FRAME)
    const actual = lines.find(({ kind }) => kind === 'actual')
    expect(actual?.path.startsWith(`M${left.toFixed(1)}`)).toBe(true)
    expect([actual?.anchor, actual?.text, dots.length]).toEqual(['middle', '完成 0.2', 1])
    expect(actual?.y).toBeLessThan(dots[0]?.y ?? 0)
  })

  it('is not clamped at the plan: 151 % has its own mark on the axis', () => {
    const { top, dots, lines } = drawCurve(aYear(12, 15_110_000), FRAME)
    expect(dots.at(-1)?.y).toBeGreaterThanOrEqual(top)
    expect(lines.find(({ kind }) => kind === 'actual')?.text).toBe('完成 1.8')
  })

  it('keeps the names at the right apart, and everything within the frame', () => {
    const { lines, dots, bottom } = drawCurve(aYear(12, 10_000_000, 3), FRAME)
    const names = lines.map(({ y }) => y).sort((a, b) => a - b)
    expect(lines).toHaveLength(3)
    for (let at = 1; at < names.length; at += 1) expect((names[at] ?? 0) - (names[at - 1] ?? 0)).toBeGreaterThanOrEqual(12)
    for (const { x, y } of dots) expect(x <= FRAME.width && y <= bottom && y >= 0).toBe(true)
  })
})
