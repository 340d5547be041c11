import { writeDocument } from './document.ts'
import { received, type FromWorker, type ToWorker } from './wire.ts'

/** Writes one Word file away from the page, and is ended after it. The library is loaded here alone. */
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void write(data))

async function write(message: ToWorker): Promise<void> {
  try {
    const bytes = await writeDocument(received(message), message.paper)
    answer({ bytes }, [bytes.buffer])
  } catch (error) {
    answer({ failed: String(error) }, [])
  }
}

function answer(message: FromWorker, transfer: Transferable[]): void {
  postMessage(message, { transfer })
}
