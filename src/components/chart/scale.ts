/** Steps that read well: 1, 2 or 5 times a power of ten. */
const STEPS = [1, 2, 5, 10] as const

/**
 * Marks of an axis from 0 (or below) to at least the largest value, about `count` of them.
 * @returns the marks, lowest first; `[0, 1]` when there is nothing to show
 */
export function ticksFor(values: readonly number[], count: number): number[] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  if (low === high) return [0, 1]
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * (STEPS.find((each) => each * power >= rough) ?? 10)
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)]
  // 3 × 0.2 is 0.6000000000000001: a mark is printed.
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** Maps a range of values onto a range of pixels. */
export const linear = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): ((value: number) => number) =>
  (value) => start + ((value - from) / (to - from || 1)) * (end - start)

/** A line through points, as SVG's path reads it; `null` values interrupt it. */
export function linePath(points: readonly (readonly [x: number, y: number] | null)[]): string {
  let path = ''
  let isDown = false
  for (const point of points) {
    if (point) path += `${isDown ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`
    isDown = point !== null
  }
  return path
}
