import { readPackage } from './packageReading.ts'
import type { FromReader, TextsPart, ToReader } from './packageWire.ts'

/** Texts handed over at once: few enough that taking them in does not hold the page up. */
const TEXTS_AT_ONCE = 2_000

/** Reads one package away from the page, and is ended after it. */
addEventListener('message', ({ data }: MessageEvent<ToReader>) => void read(data))

async function read({ kind, file }: ToReader): Promise<void> {
  const contents = await readPackage(kind, file, (files, filesOf) => answer({ files, filesOf }))
  if (!contents.ok) return answer({ problems: contents.issue })
  const { manifest, texts, files } = contents.value
  handOver('texts', texts)
  if ('waiting' in contents.value) handOver('waiting', contents.value.waiting)
  for (const packed of files) answer({ file: packed }, [packed.bytes.buffer])
  answer({ manifest })
}

function handOver(part: TextsPart, texts: readonly string[]): void {
  const encoder = new TextEncoder()
  for (let start = 0; start < texts.length; start += TEXTS_AT_ONCE) {
    const lines = encoder.encode(texts.slice(start, start + TEXTS_AT_ONCE).join('\n'))
    answer({ part, lines }, [lines.buffer])
  }
}

function answer(message: FromReader, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}
