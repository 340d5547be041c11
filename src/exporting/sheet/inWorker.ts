import type { SheetTable } from '#domain/sheetTable.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { ExportIssue } from './issue.ts'
import { slices } from './slices.ts'
import type { FromWorker, ToWorker } from './wire.ts'

/** How a long export goes on. */
export interface Writing {
  readonly signal: AbortSignal
  /** Called with the number of lines worked out so far. */
  readonly onLines: (lines: number) => void
}

/** Writes a table as a workbook in a worker: the page goes on answering, and the library is loaded only there. */
export async function workbook(table: SheetTable, { signal, onLines }: Writing): Promise<Result<Uint8Array<ArrayBuffer>, ExportIssue>> {
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), { type: 'module' })
  const answer = answerOf(worker, signal)
  try {
    const { rows, ...head } = table
    const send = (message: ToWorker): void => worker.postMessage(message)
    send({ head })
    let lines = 0
    for await (const slice of slices(rows)) {
      if (signal.aborted) return fail({ code: 'export/cancelled' })
      send({ rows: JSON.stringify(slice) })
      onLines((lines += slice.length))
    }
    send({ end: true })
    return await answer
  } finally {
    worker.terminate()
  }
}

function answerOf(worker: Worker, signal: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>, ExportIssue>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(fail({ code: 'export/cancelled' })))
    worker.addEventListener('error', () => resolve(fail({ code: 'export/failed' })))
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) =>
      resolve('bytes' in data ? ok(data.bytes) : fail({ code: 'export/failed' })),
    )
  })
}
