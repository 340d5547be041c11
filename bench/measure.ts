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

/** Characters of a row's name: the longest is this long. */
const NAME_WIDTH = 64

/** Prints what stands above the rows. */
export function printHead(): void {
  printLine('measurement', 'n', 'ms', 'floor ms', 'ratio')
}

/** Prints one row, as soon as it is measured. */
export function printRow({ name, n, ms, floor, ratio }: Row): void {
  printLine(name, ...[n, ms, floor, ratio].map(String))
}

function printLine(name: string, ...figures: string[]): void {
  console.log([name.padEnd(NAME_WIDTH), ...figures.map((figure) => figure.padStart(9))].join(' '))
}
