import type { EventDraft } from '#domain/event.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { Act } from './recorder.ts'

/** Where an import stands. Nothing is written before `writing`; until then it can be cancelled. */
export type SheetImportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly fileName: string; readonly step: 'reading' | 'comparing' }
  | { readonly kind: 'refused'; readonly fileName: string; readonly words: string }
  /** A preview; `note` says why one is back here. */
  | { readonly kind: 'ready'; readonly digest: ImportDigest; readonly isBusy: boolean; readonly note: string }
  | { readonly kind: 'preparing' | 'writing'; readonly digest: ImportDigest }
  | { readonly kind: 'done'; readonly fileName: string; readonly act: Act['id']; readonly added: number; readonly changed: number }

/** What became of a consent: written, or not, because the register had changed or because it was ended before. */
export type ImportOutcome = 'written' | 'outdated' | 'not-written'

/** Said where every field of the accepted rows was left out. */
export const NOTHING_LEFT = '勾选的各行没有要写入的内容，没有写入。'

/** How many projects an act adds, and how many it changes: counted from what is written, not from what was shown. */
export function importedBy(drafts: readonly EventDraft[]): { added: number; changed: number } {
  const added = new Set(drafts.filter(({ type }) => type === 'ProjectRegistered').map(({ subject }) => subject))
  const touched = new Set(drafts.filter(({ type }) => type !== 'ImportApplied').map(({ subject }) => subject))
  return { added: added.size, changed: touched.size - added.size }
}
