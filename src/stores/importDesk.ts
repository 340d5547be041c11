import type { EventDraft } from '#domain/event.ts'
import type { Project } from '#domain/project.ts'
import type { PreviewField } from '#importing/sheet/plan/preview.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { DeskAcceptance, DeskAsk, DeskChoices, DeskTold } from '#importing/sheet/desk/protocol.ts'
import { breathe } from './breathe.ts'
import { DeskEnded } from './deskEnded.ts'

/** What a desk works with. */
export interface DeskTools {
  /** How long reading or comparing may take, in ms: a file that takes longer is ended, and said to be. */
  readonly limit: number
  readonly worker: () => Worker
}

const TOOLS: DeskTools = {
  limit: 10_000,
  worker: () => new Worker(new URL('../importing/sheet/desk/desk.worker.ts', import.meta.url), { type: 'module' }),
}
let tools = TOOLS

/** Gives the desks that are opened from now on other tools: a shorter limit, or a worker of a test's own. */
export const provideDeskTools = (given: Partial<DeskTools>): void => void (tools = { ...TOOLS, ...given })

/** Projects handed over at once: cloning more would be felt. */
const PROJECTS_AT_ONCE = 200

/** The desk in its worker: reads a file and plans its import beside the page. One for each reading; ended for good. */
export class ImportDeskClient {
  readonly #limit = tools.limit
  #worker: Worker | null = null
  #hasBegun = false
  #ended: DeskEnded | null = null
  #listen: ((told: DeskTold) => void) | null = null
  #reject: ((ended: DeskEnded) => void) | null = null
  #turn: Promise<unknown> = Promise.resolve()

  /** Never throws: a browser without such workers is said to be one as soon as something is asked. */
  constructor() {
    try {
      this.#worker = tools.worker()
      this.#worker.onmessage = ({ data }: MessageEvent<DeskTold>) => this.#take(data)
      this.#worker.onerror = (event) => {
        // It is said on the screen; the page's own list of errors need not have it too.
        event.preventDefault()
        this.#breakOff()
      }
      this.#worker.onmessageerror = () => this.#breakOff()
    } catch {
      this.#breakOff()
    }
  }

  /** Why it was ended; `null` while it works. */
  get ended(): DeskEnded | null {
    return this.#ended
  }

  /** Ends the desk, whatever it is doing. */
  end(why: DeskEnded['why'] = 'cancelled'): void {
    this.#ended ??= new DeskEnded(why)
    this.#worker?.terminate()
    this.#reject?.(this.#ended)
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

  readonly #send = (ask: DeskAsk): void => this.#worker?.postMessage(ask)
  /** A worker that never began is one this browser cannot start. */
  readonly #breakOff = (): void => this.end(this.#hasBegun ? 'broken' : 'not-started')

  #take(told: DeskTold): void {
    if (told.kind === 'begun') this.#hasBegun = true
    else if (told.kind === 'failed') this.#breakOff()
    else this.#listen?.(told)
  }

  /** One question at a time, each with its own time. */
  #ask<T>(ask: DeskAsk, take: (told: DeskTold) => { readonly is: T } | null): Promise<T> {
    const answer = this.#turn.then(() => this.#answer(ask, take))
    this.#turn = answer.catch(() => null)
    return answer
  }

  #answer<T>(ask: DeskAsk, take: (told: DeskTold) => { readonly is: T } | null): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => this.end('too-long'), this.#limit)
      this.#reject = (ended) => {
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
