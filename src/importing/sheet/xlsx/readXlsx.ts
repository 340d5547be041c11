import { denseRows } from '../denseRows.ts'
import { badPart, FileRefused } from '../fileFault.ts'
import type { FileNotice, Sheet, SheetFile } from '../model.ts'
import type { CellContext } from './cellValue.ts'
import { openPackage, type Package } from './package.ts'
import { readSharedStrings } from './strings.ts'
import { readFormats } from './styles.ts'
import { readWorkbook, type SheetEntry, type Workbook } from './workbook.ts'
import { readWorksheet, type Worksheet } from './worksheet.ts'

/**
 * Reads an .xlsx: exact digits, merges, hidden rows, the workbook's own epoch; macros and links are never opened.
 * @throws FileRefused, which `readSheetFile` makes a value
 */
export function readXlsx(bytes: Uint8Array, fileName: string): SheetFile {
  const source = openPackage(bytes)
  if (!source.names.some((name) => name.endsWith('workbook.xml'))) throw new FileRefused({ code: 'file/not-a-sheet' })
  const workbook = readWorkbook(source)
  const context = contextOf(source, workbook)
  const read = workbook.sheets.map((entry) => ({ entry, sheet: worksheetOf(source, entry, context) }))
  if (read.every(({ sheet }) => sheet.cells.length === 0)) throw new FileRefused({ code: 'file/no-data' })
  return {
    fileName,
    sheets: read.map(({ entry, sheet }) => sheetOf(entry, sheet)),
    notices: [...workbookNotices(workbook, source), ...read.flatMap(({ entry, sheet }) => sheetNotices(entry, sheet))],
  }
}

function contextOf(source: Package, { relations, epoch }: Workbook): CellContext {
  const target = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target
  const [strings, styles] = [target('sharedStrings'), target('styles')]
  return {
    strings: strings === undefined ? [] : readSharedStrings(needed(source, strings), strings),
    formats: styles === undefined ? [] : readFormats(needed(source, styles), styles),
    epoch,
  }
}

const needed = (source: Package, part: string): string => source.text(part) ?? badPart(part)

const worksheetOf = (source: Package, { part, name }: SheetEntry, context: CellContext): Worksheet =>
  readWorksheet(needed(source, part), part, name, context)

const sheetOf = ({ name, isHidden }: SheetEntry, { cells, merges, hiddenRows }: Worksheet): Sheet => ({
  name,
  rows: denseRows(cells),
  merges,
  hiddenRows,
  isHidden,
})

function workbookNotices({ relations, epoch }: Workbook, { names }: Package): FileNotice[] {
  const links = relations.filter(({ type }) => type === 'externalLink').length
  const notices: FileNotice[] = []
  if (names.some((name) => name.endsWith('vbaproject.bin'))) notices.push({ code: 'macros', detail: '' })
  if (links > 0) notices.push({ code: 'external-links', detail: String(links) })
  if (epoch === '1904') notices.push({ code: 'epoch-1904', detail: '' })
  return notices
}

function sheetNotices({ name, isHidden }: SheetEntry, { hiddenRows, hiddenColumns, cells }: Worksheet): FileNotice[] {
  const filled = new Set(cells.map(({ row }) => row))
  const hidden = [...hiddenRows].filter((row) => filled.has(row)).length
  const notices: FileNotice[] = []
  if (isHidden && filled.size > 0) notices.push({ code: 'hidden-sheet', detail: name })
  if (hidden > 0) notices.push({ code: 'hidden-rows', detail: `${name}：${hidden}` })
  if (hiddenColumns > 0) notices.push({ code: 'hidden-columns', detail: name })
  return notices
}
