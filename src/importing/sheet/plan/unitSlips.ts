import { splitField } from '#domain/fields.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import { targetSpec } from '../layout/target.ts'
import type { Match } from './match.ts'
import { reportedUpTo } from './months.ts'
import type { Questions } from './questions.ts'
import type { ReadRow, RowValue } from './readRows.ts'
import { askUnit, ratioOf, type Amount, type Doubt } from './unitQuestion.ts'

/** A column that may be in another unit than its header or title says. */
export interface UnitSlip {
  /** Its question's id, which its cells wait for. */
  readonly id: string
  readonly answer: string | null
  /** Keys of the rows in doubt; `null` when the whole column is. */
  readonly rows: ReadonlySet<string> | null
}

/** Slips by sheet and column letters: `明细!C`. */
export type UnitSlips = ReadonlyMap<string, UnitSlip>

/** 元 read as 万元 is ten thousand times too much; 亿元 as 万元 as many times too little. Half and double still count. */
const SLIPS = [10_000, 100_000_000] as const
/** Medians of new projects and of the register differ by as much only by a unit: a fifth of ten thousand. */
const FAR_APART = 2_000
/** Fewest figures of the register that say what is usual. */
const FEWEST = 5
/** What the middle one of a sheet's 总投资 lies between, in 元: ten 万元, and most of the whole district's 1,243.8 亿元. */
const USUAL_TOTAL = { least: 100_000, middle: 100_000_000, most: 100_000_000_000 } as const

/** Finds columns ten thousand times off what the register holds of the same or of like projects (bad input 3). */
export function findUnitSlips(rows: readonly ReadRow[], matches: readonly Match[], projects: readonly Project[], questions: Questions): UnitSlips {
  const slips = new Map<string, UnitSlip>()
  for (const [key, amounts] of amountsByColumn(rows, matches)) {
    const slip = slipOf(amounts, projects, questions)
    if (slip) slips.set(key, slip)
  }
  return slips
}

function amountsByColumn(rows: readonly ReadRow[], matches: readonly Match[]): ReadonlyMap<string, Amount[]> {
  const columns = new Map<string, Amount[]>()
  rows.forEach((row, at) => {
    const match = matches[at]
    if (!match || match.isLeftOut) return
    for (const value of row.values) {
      if (targetSpec(value.target)?.kind !== 'money' || value.target === 'monthPlan' || typeof value.value !== 'number') continue
      if (value.fault !== null || value.value <= 0 || value.marks.includes('unit-in-cell')) continue
      const key = `${row.sheet}!${value.source.column}`
      const amount = { row, value, read: value.value, stored: match.project && storedAmount(match.project, value) }
      const column = columns.get(key)
      if (column) column.push(amount)
      else columns.set(key, [amount])
    }
  })
  return columns
}

/** What the register holds of a value's figure; a month's own figure may be any and is not compared. */
function storedAmount(project: Project, { target, path }: RowValue): number | null {
  const [, key] = splitField(path)
  if (target === 'totalInvestment') return project.totalInvestment
  if (target === 'annualPlan' || target === 'completedBeforeYear') return planOf(project, Number(key))[target]
  return target === 'yearToDate' ? reportedUpTo(project, path).cumulative : null
}

const isSlip = ({ read, stored }: Amount): boolean => stored !== null && stored > 0 && SLIPS.some((slip) => ratioOf(read, stored) > slip / 2 && ratioOf(read, stored) < slip * 2)

function slipOf(amounts: readonly Amount[], projects: readonly Project[], questions: Questions): UnitSlip | null {
  const known = amounts.filter(({ stored }) => stored !== null && stored > 0)
  const slipped = known.filter(isSlip)
  const [example] = slipped
  if (example) {
    const isWhole = slipped.length * 2 > known.length
    return doubted({ example, usual: example.stored as number, isWhole, amounts: isWhole ? amounts : slipped }, questions)
  }
  // Where a known project's figure fits, the column's unit is right.
  const middle = median(amounts)
  const usual = known.length > 0 || !middle ? null : usualBeside(middle, projects)
  return middle && usual !== null ? doubted({ example: middle, usual, isWhole: true, amounts }, questions) : null
}

const doubted = (doubt: Doubt, questions: Questions): UnitSlip =>
  ({ ...askUnit(doubt, questions), rows: doubt.isWhole ? null : new Set(doubt.amounts.map(({ row }) => row.key)) })

const median = (amounts: readonly Amount[]): Amount | null => [...amounts].sort((a, b) => a.read - b.read)[Math.floor(amounts.length / 2)] ?? null

/** What is usual where the middle amount of new projects is not; `null` where it may well be. 元. */
function usualBeside({ value, read }: Amount, projects: readonly Project[]): number | null {
  const figures = projects.map((project) => figureOf(project, value)).filter((figure) => figure !== null && figure > 0) as number[]
  const usual = figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)]
  if (usual !== undefined && figures.length >= FEWEST) return ratioOf(read, usual) >= FAR_APART ? usual : null
  if (value.target !== 'totalInvestment') return null
  return read > USUAL_TOTAL.most || read < USUAL_TOTAL.least ? USUAL_TOTAL.middle : null
}

const figureOf = (project: Project, value: RowValue): number | null =>
  value.target === 'yearToDate' ? yearToDate(project, Number(splitField(value.path)[1].slice(0, 4))) : storedAmount(project, value)
