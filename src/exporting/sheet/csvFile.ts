import type { SheetTable } from '#domain/sheetTable.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { csvPieces } from './csv.ts'
import type { Writing } from './inWorker.ts'
import type { ExportIssue } from './issue.ts'
import { slices } from './slices.ts'

/** Writes a table as a CSV file, in slices: it is quick enough for the page itself. */
export async function csvFile(table: SheetTable, { signal, onLines }: Writing): Promise<Result<Blob, ExportIssue>> {
  const parts: string[] = []
  let lines = 0
  for await (const slice of slices(csvPieces(table))) {
    if (signal.aborted) return fail({ code: 'export/cancelled' })
    parts.push(slice.join(''))
    onLines((lines += slice.length))
  }
  return ok(new Blob(parts, { type: 'text/csv;charset=utf-8' }))
}
