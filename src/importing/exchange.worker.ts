import { readExchange } from './exchange.ts'
import type { FromReader } from './exchangeWire.ts'
import { whole } from './packageProblem.ts'

/** Reads one 交换包 away from the page, and is ended after it. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => void read(data))

async function read(file: Blob): Promise<void> {
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return answer({ problems: [whole({ code: 'zip/not-zip' })] })
  const progress = (files: number, filesOf: number): void => answer({ files, filesOf })
  const contents = readExchange(new Uint8Array(bytes), undefined, progress)
  if (!contents.ok) return answer({ problems: contents.issue })
  const { manifest, texts, files } = contents.value
  const lines = new TextEncoder().encode(texts.join('\n'))
  answer({ contents: { manifest, lines, files } }, [lines.buffer, ...files.map(({ bytes: { buffer } }) => buffer)])
}

function answer(message: FromReader, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}
