import { cellText, columnLetters } from '../layout/cellText.ts'
import type { Column } from '../layout/header.ts'
import type { SheetLayout } from '../layout/layOut.ts'
import { isPrintedBeside } from '../layout/printedBeside.ts'
import type { FileNotice } from '../model.ts'
import { saysNothing } from '../values/reading.ts'
import { answeredColumns } from './columns.ts'
import type { ImportChoices } from './preview.ts'
import type { ReadRow } from './readRows.ts'

/** Most cells with invisible characters that are named one by one. */
const MOST_NAMED = 20

/** Columns that were understood and left out: what the app works out itself, and problems, which have a form of their own. */
export function columnNotices(layout: SheetLayout, { answers }: ImportChoices): FileNotice[] {
  const columns = answeredColumns(layout, answers)
  const filled = columns.map((column) => ({ column, rows: filledRows(layout, column) }))
  const derived = filled.filter(({ column, rows }) => rows > 0 && (column.target === 'derived' || isPrintedBeside(column, columns)))
  const names = derived.map(({ column }) => nameOf(column)).join('、')
  const notices: FileNotice[] = derived.length === 0 ? [] : [{ code: 'derived-columns', detail: `工作表“${layout.name}”的${names}` }]
  for (const { column, rows } of filled)
    if (column.target === 'issues' && rows > 0) notices.push({ code: 'issues-column', detail: `工作表“${layout.name}”的${nameOf(column)}有 ${rows} 行内容` })
  return notices
}

const nameOf = ({ title, column }: Column): string => `“${title.replace(/\s+/g, '')}”（${columnLetters(column)} 列）`

const filledRows = ({ rows, grid }: SheetLayout, { column }: Column): number =>
  rows.filter(({ row }) => {
    const cell = grid.shown(row, column)
    return cell !== null && !saysNothing(cellText(cell.value))
  }).length

/** Cells out of which invisible characters were taken, each with its place (bad input 51). */
export function strippedNotices(rows: readonly ReadRow[]): FileNotice[] {
  const places = rows.flatMap(({ values }) =>
    values.filter(({ marks }) => marks.includes('stripped')).map(({ source: { sheet, row, column, title } }) => `工作表“${sheet}”第 ${row} 行 ${column} 列 ${title.replace(/\s+/g, '')}`),
  )
  const unique = [...new Set(places)]
  const named = unique.slice(0, MOST_NAMED).map((detail) => ({ code: 'stripped', detail }))
  return unique.length > MOST_NAMED ? [...named, { code: 'stripped-more', detail: String(unique.length - MOST_NAMED) }] : named
}
