import { formatYi, YUAN_PER_YI, type Yuan } from '#domain/money.ts'
import type { YearCurve } from '#projection/curve.ts'
import { linear, linePath, ticksFor } from './scale.ts'

/** The room a curve is drawn in, px, and the size of its type. */
export interface CurveFrame {
  readonly width: number
  readonly height: number
  readonly text: number
}

/** A line with its name and last figure at its end. */
export interface CurveLine {
  readonly kind: 'scheduled' | 'planned' | 'actual'
  readonly path: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle'
}

/** A curve laid out: all in px of the frame. */
export interface CurveDrawing {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  readonly months: readonly { readonly month: number; readonly x: number }[]
  readonly lines: readonly CurveLine[]
  readonly dots: readonly { readonly month: number; readonly x: number; readonly y: number; readonly text: string }[]
}

const MONTHS = 12
/** About so many marks on the axis of money. */
const TICKS = 4
/** Up to this month the last figure of what was done has room above its point; later it stands with the others at the right. */
const LAST_INSIDE = 10

/** Lays a year's curve out. Amounts are drawn in 亿元 from January's beginning to December's end. */
export function drawCurve(curve: YearCurve, { width, height, text }: CurveFrame): CurveDrawing {
  const { points } = curve
  const amounts = points.flatMap(({ scheduled, planned, actual }) => [scheduled, planned ?? 0, actual ?? 0])
  const ticks = ticksFor(amounts.map((amount) => amount / YUAN_PER_YI), TICKS)
  const [left, right, top, bottom] = [text * 3.6, width - text * 8, text * 2.2, height - text * 2.4]
  const x = linear([0, MONTHS], [left, right])
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top])
  const known = points.filter((point) => point.actual !== null)
  const lineOf = (kind: CurveLine['kind'], name: string, values: readonly (Yuan | null)[]): CurveLine => {
    const places = [0 as Yuan, ...values].map((amount, month) => (amount === null ? null : ([x(month), y(amount / YUAN_PER_YI)] as const)))
    const [endX, endY] = places.at(-1) ?? [0, 0]
    const inside = kind === 'actual' && values.length <= LAST_INSIDE
    return { kind, path: linePath(places), text: `${name} ${formatYi(values.at(-1) ?? (0 as Yuan))}`, anchor: inside ? 'middle' : 'start', x: inside ? endX : endX + text * 0.6, y: inside ? endY - text : endY + text / 3 }
  }
  const lines = [
    lineOf('scheduled', '序时', points.map(({ scheduled }) => scheduled)),
    ...(curve.withMonthlyPlan > 0 ? [lineOf('planned', '月度计划', points.map(({ planned }) => planned))] : []),
    ...(known.length > 0 ? [lineOf('actual', '完成', known.map(({ actual }) => actual))] : []),
  ]
  return {
    left, right, top, bottom, lines: apart(lines, text * 1.3),
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    months: points.map(({ month }) => ({ month, x: x(month) })),
    dots: known.map(({ month, actual }) => ({ month, x: x(month), y: y((actual ?? 0) / YUAN_PER_YI), text: `1–${month} 月完成 ${formatYi(actual ?? (0 as Yuan))} 亿元` })),
  }
}

/** Names at the right that would cover one another move apart; the lines keep their places. */
function apart(lines: readonly CurveLine[], least: number): CurveLine[] {
  let last = -Infinity
  const moved = new Map<CurveLine, number>()
  for (const line of lines.filter(({ anchor }) => anchor === 'start').sort((a, b) => a.y - b.y)) moved.set(line, (last = Math.max(line.y, last + least)))
  return lines.map((line) => ({ ...line, y: moved.get(line) ?? line.y }))
}
