import type { FinishedPackage, PackageFile, PackageWriter } from './packageWriter.ts'
import type { FromPacker, PackingOrder, ToPacker } from './packingWire.ts'

/** Where a package is put together: a worker, or right here. */
export interface PackingDesk {
  readonly texts: (texts: readonly string[]) => void
  readonly waiting: (texts: readonly string[]) => void
  readonly wanted: (here: readonly string[]) => Promise<readonly string[]>
  /** Resolves when the desk has room for the next. */
  readonly file: (file: PackageFile) => Promise<void>
  readonly end: () => Promise<FinishedPackage>
}

/** The desk is no more: it was told to stop, it broke, or it never began. */
export class PackingEnded extends Error {
  /** Whether the worker ever answered; one that did not is none: Firefox before 114 has no module workers. */
  readonly hadBegun: boolean

  constructor(hadBegun: boolean) {
    super('The packing desk ended')
    this.hadBegun = hadBegun
  }
}

/** A desk right here. */
export function ownDesk(writer: PackageWriter): PackingDesk {
  return {
    texts: (texts) => writer.addTexts(texts),
    waiting: (texts) => writer.addWaiting(texts),
    wanted: (here) => Promise.resolve(writer.wanted(here)),
    file: (file) => Promise.resolve(writer.addFile(file)),
    end: () => Promise.resolve(writer.end()),
  }
}

/** A desk in a worker, which stops at the signal. */
export function workerDesk(worker: Worker, order: PackingOrder, signal: AbortSignal): PackingDesk {
  const send = (message: ToPacker, transfer: Transferable[] = []): void => worker.postMessage(message, transfer)
  const ask = asker(worker, signal, send)
  send({ order })
  return {
    texts: (texts) => send({ texts: JSON.stringify(texts) }),
    waiting: (texts) => send({ waiting: JSON.stringify(texts) }),
    wanted: async (here) => answered(await ask({ here }), 'wanted'),
    file: async (file) => void answered(await ask({ file }, [file.bytes.buffer]), 'packed'),
    end: async () => answered(await ask({ end: true }), 'finished'),
  }
}

type Ask = (message: ToPacker, transfer?: Transferable[]) => Promise<FromPacker>

/** Asks one thing at a time. */
function asker(worker: Worker, signal: AbortSignal, send: (message: ToPacker, transfer?: Transferable[]) => void): Ask {
  let [hadBegun, hasEnded] = [false, false]
  let stop: (why: PackingEnded) => void = () => undefined
  const end = (): void => {
    hasEnded = true
    stop(new PackingEnded(hadBegun))
  }
  signal.addEventListener('abort', end, { once: true })
  worker.addEventListener('error', end)
  return (message, transfer) =>
    new Promise((resolve, reject) => {
      if (hasEnded || signal.aborted) return reject(new PackingEnded(hadBegun))
      stop = reject
      worker.onmessage = ({ data }: MessageEvent<FromPacker>) => {
        hadBegun = true
        resolve(data)
      }
      send(message, transfer)
    })
}

type Answers = { wanted: readonly string[]; packed: true; finished: FinishedPackage }

function answered<K extends keyof Answers>(answer: FromPacker, kind: K): Answers[K] {
  if (!(kind in answer)) throw new PackingEnded(true)
  return (answer as unknown as Answers)[kind]
}
