import { splitField } from '#domain/fields.ts'
import { formatWan, type Yuan } from '#domain/money.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import { targetSpec } from '../layout/target.ts'
import type { Match } from './match.ts'
import { reportedUpTo } from './months.ts'
import type { Question } from './preview.ts'
import type { Questions } from './questions.ts'
import type { ReadRow, RowValue } from './readRows.ts'

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

/** An amount of a column, with what it is compared to. */
interface Amount {
  readonly row: ReadRow
  readonly value: RowValue
  readonly read: number
  /** What the register holds of the very same figure; 元. `null` for a new project or an unknown figure. */
  readonly stored: number | null
}

const UNITS: readonly { readonly unit: MoneyUnit; readonly yuan: number }[] = [
  { unit: '元', yuan: 1 },
  { unit: '万元', yuan: 10_000 },
  { unit: '亿元', yuan: 100_000_000 },
]
const yuanIn = (unit: MoneyUnit | null): number => UNITS.find((known) => known.unit === unit)?.yuan ?? 1

/** 元 read as 万元 is ten thousand times too much; 亿元 as 万元 as many times too little. Half and double still count. */
const SLIPS = [10_000, 100_000_000] as const
/** Medians of new projects and of the register differ by as much only by a unit: a fifth of ten thousand. */
const FAR_APART = 2_000
/** Fewest figures of the register that say what is usual. */
const FEWEST = 5
/** What the middle one of a sheet's 总投资 lies between: a hundred thousand 元, and most of the whole district's programme. */
const USUAL_TOTAL = { least: 100_000, most: 100_000_000_000 } as const

/** The question of a column's unit; asked by itself where the answer has already been applied. */
export const slipId = (sheet: string, column: string): string => `scale:${sheet}:${column}`

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

const ratioOf = (a: number, b: number): number => Math.max(a / b, b / a)
const isSlip = ({ read, stored }: Amount): boolean => stored !== null && stored > 0 && SLIPS.some((slip) => ratioOf(read, stored) > slip / 2 && ratioOf(read, stored) < slip * 2)

function slipOf(amounts: readonly Amount[], projects: readonly Project[], questions: Questions): UnitSlip | null {
  const known = amounts.filter(({ stored }) => stored !== null && stored > 0)
  const slipped = known.filter(isSlip)
  const [example] = slipped
  if (example) {
    const isWhole = slipped.length * 2 > known.length
    return ask(example, example.stored as number, isWhole, isWhole ? amounts : slipped, questions)
  }
  // Where a known project's figure fits, the column's unit is right.
  const middle = median(amounts)
  const usual = known.length > 0 || !middle ? null : usualBeside(middle, projects)
  return middle && usual !== null ? ask(middle, usual, true, amounts, questions) : null
}

const median = (amounts: readonly Amount[]): Amount | null => [...amounts].sort((a, b) => a.read - b.read)[Math.floor(amounts.length / 2)] ?? null

/** What is usual where the middle amount of new projects is not; `null` where it may well be. 元. */
function usualBeside({ value, read }: Amount, projects: readonly Project[]): number | null {
  const figures = projects.map((project) => figureOf(project, value)).filter((figure) => figure !== null && figure > 0) as number[]
  const usual = figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)]
  if (usual !== undefined && figures.length >= FEWEST) return ratioOf(read, usual) >= FAR_APART ? usual : null
  if (value.target !== 'totalInvestment') return null
  return read > USUAL_TOTAL.most ? USUAL_TOTAL.most : read < USUAL_TOTAL.least ? USUAL_TOTAL.least : null
}

const figureOf = (project: Project, value: RowValue): number | null =>
  value.target === 'yearToDate' ? yearToDate(project, Number(splitField(value.path)[1].slice(0, 4))) : storedAmount(project, value)

/** The unit that would bring the amount nearest to what is usual; `null` where none of ours does. */
function likelyUnit(unit: MoneyUnit | null, read: number, usual: number): MoneyUnit | null {
  const off = (yuan: number): number => ratioOf((read / yuanIn(unit)) * yuan, usual)
  const best = [...UNITS].sort((a, b) => off(a.yuan) - off(b.yuan))[0]
  return best && best.unit !== unit ? best.unit : null
}

const wan = (amount: number): string => `${formatWan(Math.round(amount) as Yuan)} 万元`

function ask(example: Amount, usual: number, isWhole: boolean, amounts: readonly Amount[], questions: Questions): UnitSlip {
  const { row, value, read, stored } = example
  const { unit, source } = value
  const other = likelyUnit(unit, read, usual)
  const id = slipId(row.sheet, source.column)
  const beside = stored === null ? `而项目一般在 ${wan(usual)} 上下` : `而台账中为 ${wan(stored)}，相差约${ratioOf(read, stored) < 1_000_000 ? '一万' : '一亿'}倍`
  const asOther = other === null ? '' : `；若实为${other}，则为 ${wan((read / yuanIn(unit)) * yuanIn(other))}`
  const detail = `${source.column} 列“${source.title.replace(/\s+/g, '')}”按${unit ?? '元'}读取，如第 ${row.row} 行“${row.name}”的“${source.text}”为 ${wan(read)}，${beside}${asOther}`
  const options: Question['options'] = [
    ...(other !== null && isWhole ? [{ value: other, label: `整列按${other}读取` }] : []),
    { value: 'as-is', label: `单位无误，按${unit ?? '元'}导入` },
    { value: 'leave', label: '单位有误，这些金额不导入' },
  ]
  let answer: string | null = null
  for (const each of amounts) answer = questions.ask({ id, kind: 'scale', sheet: row.sheet, row: each.row.row, detail, options })
  return { id, answer, rows: isWhole ? null : new Set(amounts.map((amount) => amount.row.key)) }
}

/** The unit a person said a column is in, after the question; it stays asked, so that the answer can be taken back. */
export function answeredUnit(
  { sheet, column, title, unit }: { readonly sheet: string; readonly column: string; readonly title: string; readonly unit: MoneyUnit | null },
  questions: Questions,
  answers: Readonly<Record<string, string>>,
): MoneyUnit | null {
  const id = slipId(sheet, column)
  const answer = Object.hasOwn(answers, id) ? UNITS.find((known) => known.unit === answers[id])?.unit : undefined
  if (answer === undefined || answer === unit) return null
  const options = [
    { value: answer, label: `整列按${answer}读取` },
    { value: 'as-is', label: `单位无误，按${unit ?? '元'}导入` },
    { value: 'leave', label: '单位有误，这些金额不导入' },
  ]
  questions.ask({ id, kind: 'scale', sheet, row: null, detail: `${column} 列“${title.replace(/\s+/g, '')}”写的是${unit ?? '元'}，现按${answer}读取`, options })
  return answer
}

