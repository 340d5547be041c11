/** One line of the bench: what was measured, over how many projects or events, beside its floor of the same run. */
export interface Row {
  readonly name: string
  readonly n: number
  readonly ms: number
  readonly floor: number
  readonly ratio: number
}

/** Makes a row; all figures rounded to what a reader can compare. */
export function row(name: string, n: number, ms: number, floor: number): Row {
  const round = (value: number): number => Number(value.toPrecision(3))
  return { name, n, ms: round(ms), floor: round(floor), ratio: round(ms / floor) }
}

/** The middle of some measurements; robust against one disturbed run. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Prints rows as a table that stays readable in a terminal. */
export function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length))
  console.log(`${'measurement'.padEnd(width)}  ${'n'.padStart(7)}  ${'ms'.padStart(9)}  ${'floor ms'.padStart(9)}  ${'ratio'.padStart(7)}`)
  for (const { name, n, ms, floor, ratio } of rows) {
    console.log(`${name.padEnd(width)}  ${String(n).padStart(7)}  ${String(ms).padStart(9)}  ${String(floor).padStart(9)}  ${String(ratio).padStart(7)}`)
  }
}
