import { isDistrict } from '#domain/district.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import { sectorFrom } from '#domain/sector.ts'
import type { Grid } from './grid.ts'
import type { Header } from './header.ts'
import { projectSigns } from './projectSigns.ts'

/** Why a row below the header is no project. */
export type LeftOutKind = 'total' | 'of-which' | 'group' | 'note' | 'numbering' | 'header' | 'hidden' | 'summary' | 'duplicate' | 'answer'

/** What a group row says of the rows below it. */
export interface GroupContext {
  readonly sector?: string
  readonly district?: string
  readonly planCategory?: string
}

/** A row below the header, told apart. */
export type RowKind =
  | { readonly kind: 'blank' }
  | { readonly kind: 'project' }
  | { readonly kind: 'left-out'; readonly why: LeftOutKind; readonly text: string }
  | { readonly kind: 'group'; readonly level: number; readonly context: GroupContext; readonly text: string }

const NUMERAL = '[一二三四五六七八九十百]+'
const FIRST_LEVEL = new RegExp(`^(?:${NUMERAL}(?:$|[、.．,，:：])|第${NUMERAL}(?:部分|类|章))`)
const SECOND_LEVEL = new RegExp(`^[(（]${NUMERAL}[)）]`)
const LEADING = new RegExp(`^(?:第${NUMERAL}(?:部分|类|章)|[(（]${NUMERAL}[)）]|${NUMERAL}(?:$|[、.．,，:：]))[、.:：]?`)
const TOTAL = /^(?:\(?[一二三四五六七八九十\d]*\)?[、.]?)?(合计|总计|小计|共计|总合计|全部合计|.{1,12}(合计|小计|总计))(?:[(:].*)?$/
const OF_WHICH = /^其中:?/
const NOTE = /^(注\d*:|(备注|说明|数据来源|统计口径|联系人|单位负责人|负责人|审核|制表|填表|填报):|(填表|填报|制表|审核|报送)(人|单位|日期|时间))/
/** Words after which a group's name ends: counts and sums in brackets. */
const COUNT = /[(（].*$|共?\d+个.*$/

/** Tells what a row below the header is (bad input 14). */
export function rowKind(grid: Grid, header: Header, row: number): RowKind {
  const filled = filledColumns(grid, row)
  if (filled.length === 0) return { kind: 'blank' }
  const column = header.columns.find(({ target }) => target === 'name')?.column
  const named = column !== undefined && filled.includes(column) ? grid.plain(row, column) : ''
  const first = grid.plain(row, filled[0] as number)
  if (repeatsHeader(grid, header, row)) return { kind: 'left-out', why: 'header', text: named || first }
  if (isNumbering(grid, row, filled)) return { kind: 'left-out', why: 'numbering', text: first }
  for (const text of [first, named]) {
    if (NOTE.test(text)) return { kind: 'left-out', why: 'note', text }
    if (TOTAL.test(text)) return { kind: 'left-out', why: 'total', text }
    if (OF_WHICH.test(text)) return { kind: 'left-out', why: 'of-which', text }
  }
  const group = groupOf(grid, row, first, named, filled.length)
  return group === null || isNamedLikeGroup(group, grid, header, row) ? { kind: 'project' } : group
}

/** The columns in which a row has something of its own; a cell inside a range merged from above has nothing. */
function filledColumns({ sheet, mergeAt }: Grid, row: number): number[] {
  const cells = sheet.rows[row - 1] ?? []
  return cells.flatMap(({ value, column }) => {
    if (value.kind === 'blank' || (value.kind === 'text' && value.text.trim() === '')) return []
    const merge = mergeAt(row, column)
    return merge && (merge.fromRow < row || merge.fromColumn < column) ? [] : [column]
  })
}

/** A count after its name, as headings have it: `一、民生设施（5个）`. */
const COUNTED = /[(（](?:共|合计)?\d+(?:个|项)?[)）]|共?\d+个(?:项目)?$/

/** Tells whether a row that reads like a heading is a project all the same, by what its other cells hold. */
function isNamedLikeGroup({ context, text }: GroupRow, grid: Grid, header: Header, row: number): boolean {
  const signs = projectSigns(grid, header, row)
  if (signs === 'none') return false
  return signs === 'certain' || (Object.keys(context).length === 0 && !COUNTED.test(text))
}

type GroupRow = Extract<RowKind, { kind: 'group' }>

function groupOf(grid: Grid, row: number, first: string, named: string, filled: number): GroupRow | null {
  const level = SECOND_LEVEL.test(first) || SECOND_LEVEL.test(named) ? 2 : FIRST_LEVEL.test(first) ? 1 : FIRST_LEVEL.test(named) && named.length < 30 ? 1 : 0
  const wide = filled === 1 && isWide(grid, row)
  if (level === 0 && !wide) return null
  const text = (LEADING.exec(first)?.[0] === first && named !== first ? named : first).replace(LEADING, '')
  return { kind: 'group', level: level || 1, context: contextOf(text.replace(COUNT, '')), text: first === named ? named : `${first}${named}` }
}

const isWide = (grid: Grid, row: number): boolean =>
  grid.sheet.merges.some(({ fromRow, toRow, fromColumn, toColumn }) => fromRow === row && toRow === row && toColumn > fromColumn)

/** What a group's name says: a 行业领域, a 属地 or a plan category; nothing where it is none of them. */
function contextOf(name: string): GroupContext {
  const plain = name.replace(/(类|领域)?(重点|重大)?(建设)?项目$/, '')
  const sector = sectorFrom(plain) ?? sectorFrom(name)
  if (sector !== null) return { sector }
  if (isDistrict(plain)) return { district: plain }
  const category = PLAN_CATEGORIES.find((known) => plain === known || plain === `计划${known}`)
  return category ? { planCategory: category } : {}
}

function repeatsHeader(grid: Grid, { columns, toRow }: Header, row: number): boolean {
  if (grid.sheet.rows[row - 1]?.some(({ value }) => value.kind === 'number')) return false
  const same = columns.filter(({ column }) => grid.plain(row, column) !== '' && grid.plain(row, column) === grid.plain(toRow, column))
  return same.length >= 2 && same.length * 2 > columns.length
}

/** A row that numbers the columns: 1 2 3 …, or 甲 乙 1 2. */
function isNumbering(grid: Grid, row: number, filled: readonly number[]): boolean {
  const isOne = (text: string): boolean => /^(\(?\d{1,2}\)?|[甲乙丙丁a-z])(=.*)?$/.test(text)
  if (filled.length < 3 || !filled.every((column) => isOne(grid.plain(row, column)))) return false
  const inOrder = filled.filter((column, index) => Number(grid.plain(row, column).replace(/[()]/g, '')) === index + 1)
  return inOrder.length >= filled.length / 2
}
