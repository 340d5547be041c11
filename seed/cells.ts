import type { Margins } from './margins.ts'
import { WAN_PER_TENTH } from './rounding.ts'
import { spanningForest, type Edge } from './spanningForest.ts'

/** A project's hand-written place and size: `weight` in tenths of 亿元, before the margins are met. */
export interface Weighted {
  readonly sector: string
  readonly district: string
  readonly weight: number
}

/** The projects of one sector in one 属地. */
interface Cell extends Edge {
  readonly members: number[]
}

/**
 * Gives every project an amount in 万元 so that both margins come out exactly.
 *
 * The cells of sector × 属地 are the edges of a graph between the two tables' lines. Cells off its heaviest
 * spanning forest keep their hand-written size; those on it are settled by subtraction, always on a line with one
 * cell left. Within a cell the amount is shared out by weight in units of `unit` 万元.
 * @throws when the margins contradict each other
 */
export function amountsFor(projects: readonly Weighted[], margins: Margins, unit: number): number[] {
  const cells = cellsOf(projects)
  const amounts: number[] = projects.map(() => 0)
  for (const [cell, amount] of settle(cells, margins)) {
    const weights = cell.members.map((index) => projects[index]!.weight)
    shareOut(weights, amount, unit).forEach((share, i) => (amounts[cell.members[i]!] = share))
  }
  return amounts
}

function cellsOf(projects: readonly Weighted[]): Cell[] {
  const cells = new Map<string, { from: string; to: string; weight: number; members: number[] }>()
  projects.forEach(({ sector, district, weight }, index) => {
    const key = `${sector} × ${district}`
    const cell = cells.get(key) ?? { from: sector, to: district, weight: 0, members: [] }
    cells.set(key, { ...cell, weight: cell.weight + weight, members: [...cell.members, index] })
  })
  return [...cells.values()]
}

function settle(cells: readonly Cell[], { rows, columns }: Margins): Map<Cell, number> {
  const left = new Map([...rows, ...columns])
  const settled = new Map<Cell, number>()
  const put = (cell: Cell, amount: number): void => {
    settled.set(cell, amount)
    for (const line of [cell.from, cell.to]) left.set(line, left.get(line)! - amount)
  }
  const forest = new Set(spanningForest(cells))
  for (const cell of cells) if (!forest.has(cell)) put(cell, cell.weight * WAN_PER_TENTH)
  for (let leaf = leafOf(forest); leaf; leaf = leafOf(forest)) {
    forest.delete(leaf.cell)
    put(leaf.cell, left.get(leaf.line)!)
  }
  if ([...left.values()].some((rest) => rest !== 0) || [...settled.values()].some((amount) => amount <= 0)) {
    throw new Error('The margins cannot be met by these cells')
  }
  return settled
}

/** A cell that is the last unsettled one of a line. */
function leafOf(forest: ReadonlySet<Cell>): { cell: Cell; line: string } | null {
  const degree = new Map<string, number>()
  for (const { from, to } of forest)
    for (const line of [from, to]) degree.set(line, (degree.get(line) ?? 0) + 1)
  for (const cell of forest)
    for (const line of [cell.from, cell.to]) if (degree.get(line) === 1) return { cell, line }
  return null
}

/** Shares an amount out by weight in whole units; the largest share takes what is left over. */
export function shareOut(weights: readonly number[], amount: number, unit: number): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => Math.floor((amount * weight) / whole / unit) * unit)
  const rest = amount - shares.reduce((sum, share) => sum + share, 0)
  shares[weights.indexOf(Math.max(...weights))]! += rest
  return shares
}
