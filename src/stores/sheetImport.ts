import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { localDay } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { DeskAcceptance, DeskChoices } from '#importing/sheet/desk/protocol.ts'
import type { PreviewField } from '#importing/sheet/plan/preview.ts'
import type { Mappings } from '#importing/sheet/layout/header.ts'
import { changeTo, type Register } from '#projection/register.ts'
import { DeskEnded, ImportDeskClient } from './importDesk.ts'
import { approvedMappings, keepMappings } from './importMappings.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** Where an import stands. Nothing is written before `writing`. */
export type SheetImportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly fileName: string; readonly step: 'reading' | 'comparing' }
  | { readonly kind: 'refused'; readonly fileName: string; readonly words: string }
  | { readonly kind: 'ready'; readonly digest: ImportDigest; readonly isBusy: boolean }
  | { readonly kind: 'writing'; readonly digest: ImportDigest }
  | { readonly kind: 'done'; readonly fileName: string; readonly title: string; readonly added: number; readonly changed: number }

/** What a person chose and answered of the file at hand. */
export type SheetChoices = Pick<DeskChoices, 'answers' | 'includeHidden' | 'sheets'>

const UNTOUCHED: SheetChoices = { answers: {}, includeHidden: false, sheets: null }

const ENDED: Readonly<Record<DeskEnded['why'], string>> = {
  cancelled: '已取消，没有写入任何内容。',
  'too-long': '读取超过 10 秒，已停止，没有写入任何内容。请拆分文件后分次导入。',
  broken: '没有读成，没有写入任何内容。请更新浏览器或重新打开本页后再试。',
}

/** Brings a sheet in: read beside the page, shown as a preview, answered, and written as one act. */
// eslint-disable-next-line max-lines-per-function -- ten parts of a few lines on one state; apart they would pass it round
export const useSheetImport = defineStore('sheetImport', () => {
  const store = useRegister()
  const state = shallowRef<SheetImportState>({ kind: 'none' })
  const choices = shallowRef<SheetChoices>(UNTOUCHED)
  const digest = computed(() => ('digest' in state.value ? state.value.digest : null))
  let desk: ImportDeskClient | null = null
  let known: Register | null = null
  let mappings: Mappings = {}

  /** Reads a file, or cells that were pasted, and says what importing it would do. */
  async function take(source: File | string): Promise<void> {
    const fileName = typeof source === 'string' ? '粘贴的内容' : source.name
    clear()
    const mine = (desk = new ImportDeskClient())
    state.value = { kind: 'working', fileName, step: 'reading' }
    await unlessEnded(async () => {
      mappings = await approvedMappings()
      const refused = await mine.open(source, fileName)
      if (refused !== null) return void (state.value = { kind: 'refused', fileName, words: refused })
      state.value = { kind: 'working', fileName, step: 'comparing' }
      await plan(mine)
    }, (words) => refuse(mine, fileName, words))
  }

  /** Chooses or answers, and plans anew. */
  async function choose(next: Partial<SheetChoices>): Promise<void> {
    const { value } = state
    if (value.kind !== 'ready' || !desk) return
    const mine = desk
    choices.value = { ...choices.value, ...next }
    state.value = { ...value, isBusy: true }
    await unlessEnded(() => plan(mine), (words) => refuse(mine, value.digest.fileName, words))
  }

  const answer = (answers: Readonly<Record<string, string>>): Promise<void> => choose({ answers: { ...choices.value.answers, ...answers } })

  async function plan(mine: ImportDeskClient): Promise<void> {
    if (known !== store.register) await mine.know(store.projects)
    known = store.register
    const asked = choices.value
    const next = await mine.plan({ ...asked, mappings, renamedDistricts: {}, reporter: useSession().actor?.person ?? '', today: localDay(Date.now()), year: store.year })
    // Of several answers given in haste the last one counts.
    if (desk === mine && asked === choices.value) state.value = { kind: 'ready', digest: next, isBusy: false }
  }

  function refuse(mine: ImportDeskClient, fileName: string, words: string): void {
    if (desk === mine) state.value = { kind: 'refused', fileName, words }
  }

  /** The fields of one row, as they would be written. */
  const fieldsOf = async (key: string): Promise<readonly PreviewField[]> => (await desk?.row(key).catch(() => [])) ?? []

  /** Writes what was accepted as one act. Where the register changed meanwhile, nothing: the preview is made anew. */
  async function confirm(acceptance: DeskAcceptance): Promise<Result<'written' | 'outdated', ActIssue>> {
    const { value } = state
    if (value.kind !== 'ready' || !desk) return ok('outdated')
    if (known !== store.register) return choose({}).then(() => ok('outdated'))
    state.value = { kind: 'writing', digest: value.digest }
    const done = await write(desk, value.digest, acceptance, store.register)
    if (!done.ok) {
      state.value = { kind: 'ready', digest: value.digest, isBusy: false }
      return fail(done.issue)
    }
    if (done.value === null) {
      state.value = { kind: 'refused', fileName: value.digest.fileName, words: ENDED.cancelled }
      return ok('outdated')
    }
    clear()
    state.value = { kind: 'done', fileName: value.digest.fileName, ...done.value }
    return ok('written')
  }

  /** Ends what is being read. */
  const cancel = (): void => desk?.end()

  /** Puts the file away; nothing of it stays. */
  function clear(): void {
    const ended = desk
    desk = known = null
    ended?.end()
    choices.value = UNTOUCHED
    state.value = { kind: 'none' }
  }

  return { state, choices, digest, take, choose, answer, fieldsOf, confirm, cancel, clear }
})

function countsOf({ rows }: ImportDigest, acceptance: DeskAcceptance): [added: number, changed: number] {
  const accepted = new Set(acceptance.rows)
  const count = (status: string): number => rows.filter((row) => row.status === status && accepted.has(row.key)).length
  return [count('new'), count('changed')]
}

/** Drafts taken up at once: more would be felt. */
const DRAFTS_AT_ONCE = 500

/** The drafts with what their changes are made over, slice by slice. */
async function overRegister(drafts: readonly EventDraft[], register: Register): Promise<readonly EventDraft[]> {
  const made: EventDraft[] = []
  for (let from = 0; from < drafts.length; from += DRAFTS_AT_ONCE) {
    for (const draft of drafts.slice(from, from + DRAFTS_AT_ONCE)) {
      made.push({ ...draft, changes: draft.changes.map(({ field, to }) => changeTo(register, draft.subject, field, to)) })
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return made
}

/** Does what may be ended, and says so in words if it was. */
async function unlessEnded(work: () => Promise<void>, say: (words: string) => void): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DeskEnded)) throw error
    say(ENDED[error.why])
  }
}

/** Writes the accepted rows as one act and remembers the columns that were approved with them. @returns `null` when it was ended before */
async function write(
  desk: ImportDeskClient,
  digest: ImportDigest,
  acceptance: DeskAcceptance,
  register: Register,
): Promise<Result<{ title: string; added: number; changed: number } | null, ActIssue>> {
  const accepted = await desk.drafts(acceptance).catch(nothingIfEnded)
  if (accepted === null) return ok(null)
  const drafts = await overRegister(accepted, register)
  const [added, changed] = countsOf(digest, acceptance)
  const title = `导入 ${digest.fileName}`
  const done = await useRecorder().record(title, drafts)
  if (!done.ok) return done
  await keepMappings(digest.mappings)
  return ok({ title, added, changed })
}

function nothingIfEnded(error: unknown): null {
  if (error instanceof DeskEnded) return null
  throw error
}
