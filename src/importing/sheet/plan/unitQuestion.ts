import { formatWan, type Yuan } from '#domain/money.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { Question } from './preview.ts'
import type { Questions } from './questions.ts'
import type { ReadRow, RowValue } from './readRows.ts'

/** An amount of a column, with what it is compared to. */
export interface Amount {
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

/** How many times one amount is the other, whichever is larger. */
export const ratioOf = (a: number, b: number): number => Math.max(a / b, b / a)

/** The question of a column's unit; asked by itself where the answer has already been applied. */
export const slipId = (sheet: string, column: string): string => `scale:${sheet}:${column}`

/** The unit that would bring the amount nearest to what is usual; `null` where none of ours does. */
function likelyUnit(unit: MoneyUnit | null, read: number, usual: number): MoneyUnit | null {
  const off = (yuan: number): number => ratioOf((read / yuanIn(unit)) * yuan, usual)
  const best = [...UNITS].sort((a, b) => off(a.yuan) - off(b.yuan))[0]
  return best && best.unit !== unit ? best.unit : null
}

/** What makes a column's unit doubtful. */
export interface Doubt {
  readonly example: Amount
  /** What stands in the register, or is usual there; 元. */
  readonly usual: number
  /** Whether the whole column is in doubt, or the cells of `amounts` alone. */
  readonly isWhole: boolean
  readonly amounts: readonly Amount[]
}

const wan = (amount: number): string => `${formatWan(Math.round(amount) as Yuan)} 万元`

/** Asks whether a column is in another unit, naming the column, both units and an example row. */
export function askUnit({ example, usual, isWhole, amounts }: Doubt, questions: Questions): { readonly id: string; readonly answer: string | null } {
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
  return { id, answer }
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

