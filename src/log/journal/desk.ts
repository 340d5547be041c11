import { afterPatience } from '../patience.ts'
import { lockBeside } from './folder.ts'
import { DESK_CALLS, type Answer, type JournalDesk, type Question } from './wire.ts'

/** Going through a large journal takes a while; one that needs longer than this hangs. */
const PATIENCE_MS = 60_000

/** Why a call was not done. `unavailable`: this browser has no such storage. */
export class JournalFailure extends Error {
  readonly failure: 'unavailable' | 'failed'
  constructor(failure: 'unavailable' | 'failed', detail: string) {
    super(detail)
    this.name = 'JournalFailure'
    this.failure = failure
  }
}

/** A log's journal in the origin's private file system, behind a worker that the first call starts. */
export function opfsDesk(logName: string): JournalDesk {
  const folder = `${logName}.journal`
  const worker = new DeskWorker(folder)
  const calls = DESK_CALLS.map((call) => [call, (...args: readonly unknown[]) => worker.ask(call, args)])
  // Looked for at a start, where nobody waits for a worker.
  return { ...(Object.fromEntries(calls) as JournalDesk), lock: () => lockBeside(folder).catch(() => null) }
}

interface Asked {
  readonly settle: (value: unknown) => void
  readonly refuse: (why: JournalFailure) => void
}

/** The worker, question by question. */
class DeskWorker {
  readonly #folder: string
  readonly #asked = new Map<number, Asked>()
  #worker: Worker | null = null
  #turn = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  ask(call: Question['call'], args: readonly unknown[]): Promise<unknown> {
    if (call === 'close' && !this.#worker) return Promise.resolve(null)
    const turn = (this.#turn += 1)
    let stop = (): void => undefined
    const answered = new Promise((settle, refuse: (why: JournalFailure) => void) => {
      this.#asked.set(turn, { settle, refuse })
      stop = afterPatience(PATIENCE_MS, () => refuse(new JournalFailure('failed', 'timeout')))
      if (isPossible()) this.#started().postMessage({ turn, folder: this.#folder, call, args } satisfies Question)
      else refuse(new JournalFailure('unavailable', 'OPFS'))
    })
    return answered.finally(() => {
      stop()
      this.#asked.delete(turn)
    })
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./journal.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const one = this.#asked.get(data.turn)
      if ('failure' in data) one?.refuse(new JournalFailure(data.failure, data.detail))
      else one?.settle(data.value)
    }
    // Module workers are missing in older browsers; or the script did not come.
    worker.onerror = () => [...this.#asked.values()].forEach(({ refuse }) => refuse(new JournalFailure('unavailable', 'worker')))
    this.#worker = worker
    return worker
  }
}

const isPossible = (): boolean =>
  typeof Worker !== 'undefined' && typeof globalThis.navigator?.storage?.getDirectory === 'function'
