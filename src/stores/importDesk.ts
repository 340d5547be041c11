import type { EventDraft } from '#domain/event.ts'
import type { Project } from '#domain/project.ts'
import type { PreviewField } from '#importing/sheet/plan/preview.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { DeskAcceptance, DeskAsk, DeskChoices, DeskTold } from '#importing/sheet/desk/protocol.ts'

/** How long reading or comparing may take, in ms: a file that takes longer is ended, and said to be. */
const TIME_LIMIT = 10_000
/** Projects handed over at once: cloning more would be felt. */
const PROJECTS_AT_ONCE = 200

/** Why nothing came of what was asked. */
export class DeskEnded extends Error {
  readonly why: 'cancelled' | 'too-long' | 'broken'

  constructor(why: DeskEnded['why']) {
    super(why)
    this.why = why
  }
}

/** Lets the page paint and answer between two slices. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** The desk in its worker: reads a file and plans its import beside the page. One for each file; ended for good. */
export class ImportDeskClient {
  readonly #worker = new Worker(new URL('../importing/sheet/desk/desk.worker.ts', import.meta.url), { type: 'module' })
  #listen: ((told: DeskTold) => void) | null = null
  #end: ((ended: DeskEnded) => void) | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<DeskTold>) => this.#listen?.(data)
    this.#worker.onerror = () => this.end('broken')
  }

  /** Ends the desk, whatever it is doing. */
  end(why: DeskEnded['why'] = 'cancelled'): void {
    this.#worker.terminate()
    this.#end?.(new DeskEnded(why))
  }

  /** Hands the register over. */
  async know(projects: readonly Project[]): Promise<void> {
    for (let from = 0; from === 0 || from < projects.length; from += PROJECTS_AT_ONCE) {
      this.#send({ kind: 'projects', projects: projects.slice(from, from + PROJECTS_AT_ONCE), isFirst: from === 0 })
      await breathe()
    }
  }

  /** Reads a file. @returns why it is refused, in words, or `null` */
  open(source: Blob | string, fileName: string): Promise<string | null> {
    return this.#ask({ kind: 'open', source, fileName }, (told) => (told.kind === 'refused' ? { is: told.words } : told.kind === 'opened' ? { is: null } : null))
  }

  /** Says what importing the file would do. */
  plan(choices: DeskChoices): Promise<ImportDigest> {
    return this.#ask({ kind: 'plan', choices }, (told) => (told.kind === 'digest' ? { is: told.digest } : null))
  }

  /** The fields of one row. */
  row(key: string): Promise<readonly PreviewField[]> {
    return this.#ask({ kind: 'row', key }, (told) => (told.kind === 'row' ? { is: told.fields } : null))
  }

  /** What would be written; its changes do not say yet what they are made over. */
  drafts(acceptance: DeskAcceptance): Promise<readonly EventDraft[]> {
    const drafts: EventDraft[] = []
    return this.#ask({ kind: 'drafts', acceptance }, (told) => {
      if (told.kind !== 'drafts') return null
      drafts.push(...told.drafts)
      return told.isLast ? { is: drafts } : null
    })
  }

  readonly #send = (ask: DeskAsk): void => this.#worker.postMessage(ask)

  /** One question at a time, each with its own time. */
  #ask<T>(ask: DeskAsk, take: (told: DeskTold) => { readonly is: T } | null): Promise<T> {
    const answer = this.#turn.then(() => this.#answer(ask, take))
    this.#turn = answer.catch(() => null)
    return answer
  }

  #answer<T>(ask: DeskAsk, take: (told: DeskTold) => { readonly is: T } | null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => this.end('too-long'), TIME_LIMIT)
      this.#end = (ended) => {
        clearTimeout(timer)
        reject(ended)
      }
      this.#listen = (told) => {
        const taken = take(told)
        if (!taken) return
        clearTimeout(timer)
        resolve(taken.is)
      }
      this.#send(ask)
    })
  }
}
