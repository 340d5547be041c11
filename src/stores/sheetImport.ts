import { defineStore } from 'pinia'
import type { EventDraft } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { DeskAcceptance } from '#importing/sheet/desk/protocol.ts'
import { unlessEnded } from './deskEnded.ts'
import { keepApproved } from './importMappings.ts'
import { useRecorder, type Act } from './recorder.ts'
import type { SheetAtDesk, SheetChoices } from './sheetAtDesk.ts'
import { importedBy, NOTHING_LEFT, type ImportOutcome } from './sheetImportState.ts'
import { sheetPreview } from './sheetPreview.ts'
import type { ActIssue } from './wording.ts'

/** Brings a sheet in: read beside the page, shown as a preview, answered, and written as one act. */
export const useSheetImport = defineStore('sheetImport', () => {
  const { current, show, back, ...preview } = sheetPreview()
  const { state, choices, choose } = preview

  const answer = (answers: SheetChoices['answers']): Promise<void> => choose({ answers: { ...choices.value.answers, ...answers } })

  /** Writes what was accepted as one act. Where the register changed meanwhile, nothing: the preview is made anew. */
  async function confirm(acceptance: DeskAcceptance): Promise<Result<ImportOutcome, ActIssue>> {
    const [{ value }, mine] = [state, current()]
    if (value.kind !== 'ready' || value.isBusy || !mine) return ok('not-written')
    if (mine.isOutdated) return anew()
    const drafts = await prepared(mine, value.digest, acceptance)
    if (drafts === null) return ok('not-written')
    show(mine, { ...value, note: drafts.length > 0 ? '' : NOTHING_LEFT })
    if (mine.isOutdated) return anew()
    return drafts.length > 0 ? write(mine, value.digest, drafts) : ok('not-written')
  }

  const anew = (): Promise<Result<ImportOutcome, ActIssue>> => choose({}).then(() => ok('outdated'))

  /** What would be written; `null` when it was ended, and one is back at the preview. */
  async function prepared(mine: SheetAtDesk, digest: ImportDigest, acceptance: DeskAcceptance): Promise<readonly EventDraft[] | null> {
    let drafts: readonly EventDraft[] | null = null
    show(mine, { kind: 'preparing', digest })
    await unlessEnded(async () => void (drafts = await mine.drafts(acceptance)), (ended) => back(mine, ended))
    return current() === mine ? drafts : null
  }

  async function write(mine: SheetAtDesk, digest: ImportDigest, drafts: readonly EventDraft[]): Promise<Result<ImportOutcome, ActIssue>> {
    show(mine, { kind: 'writing', digest })
    const done = await useRecorder().recordAct(`导入 ${digest.fileName}`, drafts)
    if (!done.ok) {
      show(mine, { kind: 'ready', digest, isBusy: false, note: '' })
      return fail(done.issue)
    }
    await keepApproved(digest)
    mine.end()
    show(mine, { kind: 'done', fileName: digest.fileName, act: done.value.id, ...importedBy(drafts) })
    return ok('written')
  }

  /** Takes back one import, and none but that, whatever came after it. */
  const undo = (act: Act['id']): Promise<Result<string | null, ActIssue>> => useRecorder().undo(act)

  /** Ends what is being read or made ready; nothing of it is written. */
  const cancel = (): void => current()?.end()

  return { ...preview, answer, confirm, undo, cancel }
})
