import type { PaperDocument } from '#domain/paperDocument.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { ExportIssue } from '#exporting/sheet/issue.ts'
import type { DetailPaper } from './document.ts'
import { sent, type FromWorker } from './wire.ts'

/** Writes a document as a Word file in a worker: the page goes on answering, and the library is loaded only there. */
export async function wordFile(document: PaperDocument, paper: DetailPaper, signal: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>, ExportIssue>> {
  const worker = new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(fail({ code: 'export/cancelled' })))
      worker.addEventListener('error', () => resolve(fail({ code: 'export/failed' })))
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => resolve('bytes' in data ? ok(data.bytes) : fail({ code: 'export/failed' })))
      worker.postMessage(sent(document, paper))
    })
  } finally {
    worker.terminate()
  }
}
