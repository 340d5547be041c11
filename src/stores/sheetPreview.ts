import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { PreviewField } from '#importing/sheet/plan/preview.ts'
import { unlessEnded, type DeskEnded } from './deskEnded.ts'
import { SheetAtDesk, UNTOUCHED, type SheetChoices } from './sheetAtDesk.ts'
import type { SheetImportState } from './sheetImportState.ts'

/** The way of a file to its preview, and of the preview through a person's answers. Writes nothing. */
export interface SheetPreview {
  readonly state: ShallowRef<SheetImportState>
  readonly choices: ShallowRef<SheetChoices>
  readonly digest: ComputedRef<ImportDigest | null>
  /** The file at hand. */
  readonly current: () => SheetAtDesk | null
  /** Shows where a file stands, as long as it is the one at hand. */
  readonly show: (mine: SheetAtDesk, next: SheetImportState) => void
  /** Reads a file, or cells that were pasted, and says what importing it would do. */
  readonly take: (source: File | string) => Promise<void>
  /** Chooses or answers, and plans anew. Of several answers given in haste the last one counts. */
  readonly choose: (next: Partial<SheetChoices>) => Promise<void>
  /** Back to the preview as it last stood, on a new desk: the one that was ended remembers nothing. */
  readonly back: (mine: SheetAtDesk, ended: DeskEnded) => Promise<void>
  /** The fields of one row, as they would be written. */
  readonly fieldsOf: (key: string) => Promise<readonly PreviewField[]>
  /** Puts the file away; nothing of it stays. */
  readonly clear: () => void
}

/** Begins without a file. */
export function sheetPreview(): SheetPreview {
  const state = shallowRef<SheetImportState>({ kind: 'none' })
  const choices = shallowRef<SheetChoices>(UNTOUCHED)
  const digest = computed(() => ('digest' in state.value ? state.value.digest : null))
  let sheet: SheetAtDesk | null = null
  /** The choices that the preview on the screen was made with. */
  let planned = UNTOUCHED
  const show: SheetPreview['show'] = (mine, next) => void (sheet === mine && (state.value = next))

  async function plan(mine: SheetAtDesk, note = ''): Promise<void> {
    const asked = choices.value
    const next = await mine.plan(asked)
    if (asked !== choices.value) return
    planned = asked
    show(mine, { kind: 'ready', digest: next, isBusy: false, note })
  }

  async function read(mine: SheetAtDesk, note: string): Promise<void> {
    const refuse = (words: string): void => show(mine, { kind: 'refused', fileName: mine.fileName, words })
    const working = (step: 'reading' | 'comparing'): void => void (digest.value ?? show(mine, { kind: 'working', fileName: mine.fileName, step }))
    working('reading')
    await unlessEnded(async () => {
      const refused = await mine.open()
      if (refused !== null) return refuse(refused)
      working('comparing')
      await plan(mine, note)
    }, ({ words }) => refuse(words))
  }

  const back: SheetPreview['back'] = async (mine, { words }) => {
    if (sheet !== mine || !digest.value || !mine.ended) return
    choices.value = planned
    show(mine, { kind: 'ready', digest: digest.value, isBusy: true, note: words })
    await read(mine, words)
  }

  const choose: SheetPreview['choose'] = async (next) => {
    const [{ value }, mine] = [state, sheet]
    if (value.kind !== 'ready' || !mine) return
    choices.value = { ...choices.value, ...next }
    show(mine, { ...value, isBusy: true, note: '' })
    await unlessEnded(() => plan(mine), (ended) => back(mine, ended))
  }

  function clear(): void {
    sheet?.end()
    sheet = null
    planned = choices.value = UNTOUCHED
    state.value = { kind: 'none' }
  }

  const take: SheetPreview['take'] = (source) => {
    clear()
    return read((sheet = new SheetAtDesk(source)), '')
  }
  return { state, choices, digest, current: () => sheet, show, take, choose, back, fieldsOf: async (key) => (await sheet?.fieldsOf(key)) ?? [], clear }
}
