import type { SheetRow } from '#domain/sheetTable.ts'
import type { FromWorker, TableHead, ToWorker } from './wire.ts'
import { writeTable } from './xlsx.ts'

/** Writes one workbook away from the page, and is ended after it. */
let head: TableHead | null = null
const rows: SheetRow[] = []

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('head' in data) head = data.head
  else if ('rows' in data) rows.push(...(JSON.parse(data.rows) as SheetRow[]))
  else void write()
})

async function write(): Promise<void> {
  if (head === null) return answer({ failed: 'no head' }, [])
  try {
    const bytes = new Uint8Array(await writeTable({ ...head, rows }))
    answer({ bytes }, [bytes.buffer])
  } catch (error) {
    answer({ failed: String(error) }, [])
  }
}

function answer(message: FromWorker, transfer: Transferable[]): void {
  postMessage(message, { transfer })
}
