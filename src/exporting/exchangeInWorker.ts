import { fail, ok, type Result } from '#domain/result.ts'
import { ExchangeWriter, type Exchange, type ExchangeFile, type ExchangeOrder } from './exchange.ts'
import type { FromWriter, ToWriter } from './exchangeWire.ts'

/** What a 交换包 reads: the log, as far as it concerns one. */
export interface ExchangeSource {
  readonly textsBeyond: (vector: ReadonlyMap<string, number>) => AsyncIterable<readonly string[]>
  readonly fileHashes: () => Promise<readonly string[]>
  readonly file: (hash: string) => Promise<ExchangeFile | null>
}

/** How far the making of a 交换包 is. */
export interface ExchangeProgress {
  readonly events: number
  readonly files: number
  /** `null` until it is known how many there will be. */
  readonly filesOf: number | null
}

/** How long work goes on, and how it is ended. */
export interface ExchangeCourse {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExchangeProgress) => void
}

/** Why there is no package. */
export interface ExchangeIssue {
  readonly code: 'exchange/cancelled' | 'exchange/failed'
}

/** Where a package is put together: a worker, or right here. */
interface Desk {
  readonly order: (order: ExchangeOrder) => void
  readonly texts: (texts: readonly string[]) => void
  readonly wanted: (here: readonly string[]) => Promise<readonly string[]>
  readonly file: (file: ExchangeFile) => void
  readonly end: () => Promise<Exchange>
}

/** Makes a 交换包 in a worker: the page only reads the log in slices and goes on answering. */
export async function writeExchange(
  source: ExchangeSource,
  order: ExchangeOrder,
  course: ExchangeCourse,
): Promise<Result<Exchange, ExchangeIssue>> {
  const worker = new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await fill(workerDesk(worker, course.signal), source, order, course)
  } catch (error) {
    if (error instanceof DeskEnded) return fail({ code: course.signal.aborted ? 'exchange/cancelled' : 'exchange/failed' })
    throw error
  } finally {
    worker.terminate()
  }
}

/** Makes a 交换包 right here, for where nobody looks at a page: tests, simulations, measurements. */
export function makeExchange(source: ExchangeSource, order: ExchangeOrder): Promise<Result<Exchange, ExchangeIssue>> {
  const course = { signal: new AbortController().signal, onProgress: () => undefined }
  return fill(ownDesk(), source, order, course)
}

async function fill(
  desk: Desk,
  source: ExchangeSource,
  order: ExchangeOrder,
  { signal, onProgress }: ExchangeCourse,
): Promise<Result<Exchange, ExchangeIssue>> {
  desk.order(order)
  let [events, files] = [0, 0]
  for await (const texts of source.textsBeyond(new Map(order.since.map(({ device, n }) => [device, n])))) {
    if (signal.aborted) return fail({ code: 'exchange/cancelled' })
    desk.texts(texts)
    onProgress({ events: (events += texts.length), files, filesOf: null })
  }
  const wanted = await desk.wanted(await source.fileHashes())
  for (const hash of wanted) {
    if (signal.aborted) return fail({ code: 'exchange/cancelled' })
    const file = await source.file(hash)
    if (file) desk.file(file)
    onProgress({ events, files: (files += 1), filesOf: wanted.length })
  }
  return ok(await desk.end())
}

function ownDesk(): Desk {
  let writer: ExchangeWriter | null = null
  const open = (): ExchangeWriter => {
    if (!writer) throw new Error('no order')
    return writer
  }
  return {
    order: (order) => void (writer = new ExchangeWriter(order)),
    texts: (texts) => open().addTexts(texts),
    wanted: (here) => Promise.resolve(open().wanted(here)),
    file: (file) => open().addFile(file),
    end: () => Promise.resolve(open().end()),
  }
}

/** The worker broke, or was told to stop. */
class DeskEnded extends Error {}

function workerDesk(worker: Worker, signal: AbortSignal): Desk {
  const send = (message: ToWriter, transfer: Transferable[] = []): void => worker.postMessage(message, transfer)
  const next = (): Promise<FromWriter> =>
    new Promise((resolve, reject) => {
      const end = (): void => reject(new DeskEnded())
      signal.addEventListener('abort', end, { once: true })
      worker.addEventListener('error', end, { once: true })
      worker.addEventListener('message', ({ data }: MessageEvent<FromWriter>) => resolve(data), { once: true })
    })
  return {
    order: (order) => send({ order }),
    texts: (texts) => send({ texts: JSON.stringify(texts) }),
    wanted: async (here) => {
      const answer = next()
      send({ here })
      const told = await answer
      if (!('wanted' in told)) throw new DeskEnded()
      return told.wanted
    },
    file: (file) => send({ file }, [file.bytes.buffer]),
    end: async () => {
      const answer = next()
      send({ end: true })
      const told = await answer
      if (!('exchange' in told)) throw new DeskEnded()
      return told.exchange
    },
  }
}
