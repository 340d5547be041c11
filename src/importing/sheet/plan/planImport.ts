import type { Project } from '#domain/project.ts'
import { isForbidden } from '../layout/header.ts'
import { layOut, type LeftOutRow, type SheetLayout } from '../layout/layOut.ts'
import type { FileNotice, Sheet, SheetFile } from '../model.ts'
import { knownLists } from '../values/lists.ts'
import { answeredColumns, planColumns } from './columns.ts'
import { indexProjects, matchRow, withoutDuplicates, type Match } from './match.ts'
import type { ImportChoices, ImportPreview, PreviewRow, PreviewSheet, SheetProblem } from './preview.ts'
import { previewRow } from './previewRow.ts'
import { Questions } from './questions.ts'
import { readRow, type ReadRow } from './readRows.ts'
import { columnNotices, strippedNotices } from './notices.ts'
import { findUnitSlips } from './unitSlips.ts'

/** Nothing chosen and nothing answered yet. */
export const NO_CHOICES: Omit<ImportChoices, 'reporter' | 'today'> = { mappings: {}, renamedDistricts: {}, includeHidden: false, answers: {} }

/**
 * Says what importing a file would do, and writes nothing: per row and field new, changed, unchanged or refused, and
 * every question only a person can answer. Made anew from the same file after each answer.
 * @param year the year whose plan is worked on; a header that names another year goes before it
 */
export function planImport(file: SheetFile, choices: ImportChoices, projects: Iterable<Project>, year: number): ImportPreview {
  const questions = new Questions(choices.answers)
  const sheets = file.sheets.map((sheet) => ({ sheet, layout: isRead(sheet, choices) ? layOut(sheet, choices) : null }))
  const layouts = sheets.flatMap(({ layout }) => (layout ? [layout] : []))
  const known = [...projects]
  const lists = knownLists(known)
  const read = layouts.flatMap((layout) => readSheet(layout, choices, year, questions, lists))
  const index = indexProjects(known)
  const matches = withoutDuplicates(read, read.map((row) => matchRow(row, index, questions)), questions)
  const context = { questions, today: choices.today, slips: findUnitSlips(read, matches, known, questions) }
  const rows = read.map((row, at) => previewRow(row, matches[at] as Match, context))
  return {
    fileName: file.fileName,
    year,
    sheets: sheets.map(({ sheet, layout }) => previewSheet(sheet, layout, choices)),
    rows,
    leftOut: [...layouts.flatMap(({ leftOut }) => leftOut), ...rows.flatMap(leftOutRow)],
    problems: [...layouts.flatMap(forbiddenColumns), ...rows.flatMap(problemsOf)],
    questions: questions.all,
    notices: [...file.notices, ...sheetNotices(sheets, rows), ...layouts.flatMap((layout) => columnNotices(layout, choices)), ...strippedNotices(read)],
    counts: countsOf(rows),
    mappings: mappingsOf(layouts, choices),
    today: choices.today,
    reporter: choices.reporter,
  }
}

const isRead = ({ isHidden }: Sheet, { includeHidden }: ImportChoices): boolean => includeHidden || !isHidden

function readSheet(layout: SheetLayout, choices: ImportChoices, year: number, questions: Questions, lists: ReadonlySet<string>): ReadRow[] {
  if (layout.rows.length === 0) return []
  const columns = planColumns(layout, answeredColumns(layout, choices.answers), year, questions, choices.answers)
  return layout.rows.map((row) => readRow(row, { layout, columns, year, choices, questions, knownLists: lists }))
}

function previewSheet(sheet: Sheet, layout: SheetLayout | null, { answers }: ImportChoices): PreviewSheet {
  return {
    name: sheet.name,
    header: layout && { fromRow: layout.header.fromRow, toRow: layout.header.toRow },
    columns: layout ? answeredColumns(layout, answers) : [],
    unit: layout?.unit ?? null,
    isHidden: sheet.isHidden,
  }
}

const leftOutRow = ({ sheet, row, name, status }: PreviewRow): LeftOutRow[] => (status === 'left-out' ? [{ sheet, row, why: 'answer', text: name }] : [])

const problemsOf = ({ fields }: PreviewRow): SheetProblem[] => fields.flatMap(({ source, label, fault }) => (fault ? [{ source, label, fault }] : []))

const forbiddenColumns = ({ name, header }: SheetLayout): SheetProblem[] =>
  header.columns.filter(isForbidden).map(({ title }) => ({
    source: { sheet: name, row: header.toRow, column: '', title, text: title },
    label: title,
    fault: { code: 'cell/forbidden-name' },
  }))

/** Sheets without a header, and files without a row of a project, are said (bad input 43). */
function sheetNotices(sheets: readonly { sheet: Sheet; layout: SheetLayout | null }[], rows: readonly PreviewRow[]): FileNotice[] {
  const unknown = sheets.filter(({ sheet, layout }) => !layout && !sheet.isHidden && sheet.rows.length > 0)
  const notices: FileNotice[] = unknown.map(({ sheet }) => ({ code: 'no-header', detail: sheet.name }))
  const summaries = sheets.filter(({ layout }) => layout?.leftOut.some(({ why }) => why === 'summary'))
  notices.push(...summaries.map(({ sheet }) => ({ code: 'summary', detail: sheet.name })))
  return rows.length === 0 && unknown.length < sheets.length && summaries.length === 0 ? [...notices, { code: 'no-rows', detail: '' }] : notices
}

function countsOf(rows: readonly PreviewRow[]): ImportPreview['counts'] {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0, waiting: 0, 'left-out': 0 }
  for (const { status } of rows) counts[status] += 1
  return counts
}

function mappingsOf(layouts: readonly SheetLayout[], { mappings, answers }: ImportChoices): ImportPreview['mappings'] {
  const used = layouts.flatMap((layout) => answeredColumns(layout, answers)).filter((column) => !isForbidden(column))
  const known = used.flatMap(({ key, target }) => (target === null || key === '' ? [] : [[key, target] as const]))
  return { ...mappings, ...Object.fromEntries(known) }
}
