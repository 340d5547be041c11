import { strFromU8, unzipSync } from 'fflate'
import { readSheet, type CellValue } from 'read-excel-file/node'
import type { SheetTable } from '#domain/sheetTable.ts'
import { writeTable } from '#exporting/sheet/xlsx.ts'

/** What an independent reader finds in a table's workbook, line by line. */
export async function readBack(table: SheetTable): Promise<(CellValue | null)[][]> {
  return readSheet(Buffer.from(await writeTable(table)), { trim: false })
}

/** The parts of a table's workbook, as text. */
export async function partsOf(table: SheetTable): Promise<{ readonly sheet: string; readonly workbook: string; readonly styles: string }> {
  const parts = unzipSync(await writeTable(table))
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
  return { sheet: part('xl/worksheets/sheet1.xml'), workbook: part('xl/workbook.xml'), styles: part('xl/styles.xml') }
}

/** A table with what a test cares for. */
export const makeTable = (known: Partial<SheetTable>): SheetTable => ({
  ...{ tab: '表', title: '题', unit: '单位：万元', columns: [], rows: [], notes: [], frozen: 0, paper: 'a4', fileName: '文件' },
  ...known,
})
