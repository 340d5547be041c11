import { localDay } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { DeskAcceptance, DeskChoices } from '#importing/sheet/desk/protocol.ts'
import type { PreviewField } from '#importing/sheet/plan/preview.ts'
import { changeTo, type Register } from '#projection/register.ts'
import { breathe } from './breathe.ts'
import type { DeskEnded } from './deskEnded.ts'
import { ImportDeskClient } from './importDesk.ts'
import { approvedBefore } from './importMappings.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'

/** What a person chose and answered of the file at hand. */
export type SheetChoices = Pick<DeskChoices, 'answers' | 'includeHidden' | 'sheets'>

/** Nothing chosen and nothing answered yet. */
export const UNTOUCHED: SheetChoices = { answers: {}, includeHidden: false, sheets: null }

/** Drafts taken up at once: more would be felt. */
const DRAFTS_AT_ONCE = 500

/** The file at hand and the desk it lies on. What asks the desk throws `DeskEnded` where it was ended. */
export class SheetAtDesk {
  readonly fileName: string
  readonly #source: File | string
  #desk: ImportDeskClient | null = null
  /** The register the preview was made over. */
  #known: Register | null = null

  constructor(source: File | string) {
    this.#source = source
    this.fileName = typeof source === 'string' ? '粘贴的内容' : source.name
  }

  /** Why its desk was ended; `null` while it works. */
  get ended(): DeskEnded | null {
    return this.#desk?.ended ?? null
  }

  /** Tells whether the register changed since the preview was made. */
  get isOutdated(): boolean {
    return this.#known !== useRegister().register
  }

  /** Reads the file, on a new desk if the last one was ended. @returns why it is refused, in words, or `null` */
  open(): Promise<string | null> {
    this.#known = null
    this.#desk = new ImportDeskClient()
    return this.#desk.open(this.#source, this.fileName)
  }

  /** Says what importing it would do, over the register of now. */
  async plan(choices: SheetChoices): Promise<ImportDigest> {
    const approved = await approvedBefore()
    const store = useRegister()
    const { register } = store
    if (this.isOutdated) await this.#opened.know(store.projects)
    this.#known = register
    return this.#opened.plan({ ...choices, ...approved, reporter: useSession().actor?.person ?? '', today: localDay(Date.now()), year: store.year })
  }

  /** The fields of one row, as they would be written; none where the desk was ended. */
  fieldsOf(key: string): Promise<readonly PreviewField[]> {
    return this.#opened.row(key).catch(() => [])
  }

  /** What would be written of what was accepted, each change over what the register says, slice by slice. */
  async drafts(acceptance: DeskAcceptance): Promise<readonly EventDraft[]> {
    const drafts = await this.#opened.drafts(acceptance)
    const { register } = useRegister()
    const made: EventDraft[] = []
    for (let from = 0; from < drafts.length; from += DRAFTS_AT_ONCE) {
      for (const draft of drafts.slice(from, from + DRAFTS_AT_ONCE)) {
        made.push({ ...draft, changes: draft.changes.map(({ field, to }) => changeTo(register, draft.subject, field, to)) })
      }
      await breathe()
      if (this.ended) throw this.ended
    }
    return made
  }

  /** Ends its desk, whatever it is doing. */
  end(): void {
    this.#desk?.end()
  }

  get #opened(): ImportDeskClient {
    if (!this.#desk) throw new Error('The sheet is not open')
    return this.#desk
  }
}
