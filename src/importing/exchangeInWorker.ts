import { fail, ok, type Result } from '#domain/result.ts'
import type { ExchangeContents } from './exchange.ts'
import type { FromReader } from './exchangeWire.ts'
import { whole, type PackageProblem } from './packageProblem.ts'

/** How reading goes on, and how it is ended. */
export interface ReadingCourse {
  readonly signal: AbortSignal
  readonly onFiles: (files: number, of: number) => void
}

/** Reads a 交换包 in a worker. @returns its contents, everything wrong with it, or `null` when it was given up */
export function openExchange(
  file: Blob,
  { signal, onFiles }: ReadingCourse,
): Promise<Result<ExchangeContents, readonly PackageProblem[]> | null> {
  const worker = new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve) => {
    const end = (outcome: Result<ExchangeContents, readonly PackageProblem[]> | null): void => {
      worker.terminate()
      resolve(outcome)
    }
    signal.addEventListener('abort', () => end(null), { once: true })
    worker.onerror = () => end(fail([whole({ code: 'zip/not-zip' })]))
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      if ('filesOf' in data) onFiles(data.files, data.filesOf)
      else end('problems' in data ? fail(data.problems) : ok(unpacked(data.contents)))
    }
    worker.postMessage(file)
  })
}

function unpacked({
  manifest,
  lines,
  files,
}: Extract<FromReader, { contents: unknown }>['contents']): ExchangeContents {
  const text = new TextDecoder().decode(lines)
  return { manifest, texts: text === '' ? [] : text.split('\n'), files }
}
