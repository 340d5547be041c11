import type { EventDraft } from '#domain/event.ts'
import type { Project } from '#domain/project.ts'
import type { ImportChoices, PreviewField } from '../plan/preview.ts'
import type { ImportDigest } from './digest.ts'

/** What a person chose of a file that was read: the plan's choices, the sheets and the year. */
export interface DeskChoices extends ImportChoices {
  /** Names of the sheets to read; `null` is all that are visible. */
  readonly sheets: readonly string[] | null
  readonly year: number
}

/** What is asked of the desk. Everything can be cloned. */
export type DeskAsk =
  /** A slice of the register; the first one empties what was known. */
  | { readonly kind: 'projects'; readonly projects: readonly Project[]; readonly isFirst: boolean }
  | { readonly kind: 'open'; readonly source: Blob | string; readonly fileName: string }
  | { readonly kind: 'plan'; readonly choices: DeskChoices }
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'drafts'; readonly acceptance: DeskAcceptance }

/** What a person accepted. */
export interface DeskAcceptance {
  /** Keys of the rows. */
  readonly rows: readonly string[]
  /** Fields left out, by `fieldKey`. */
  readonly withoutFields: readonly string[]
}

/** What the desk tells. Drafts come in slices, so that taking them up blocks nobody. */
export type DeskTold =
  /** The worker runs: it was loaded, and this browser can. */
  | { readonly kind: 'begun' }
  /** What was asked could not be done: a bug, or no memory left. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'opened' }
  /** Why the file is refused, in words. */
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'digest'; readonly digest: ImportDigest }
  | { readonly kind: 'row'; readonly key: string; readonly fields: readonly PreviewField[] }
  | { readonly kind: 'drafts'; readonly drafts: readonly EventDraft[]; readonly isLast: boolean }

/** What a field of a row is left out by. */
export const fieldKey = (row: string, { path, part }: Pick<PreviewField, 'path' | 'part'>): string => `${row}|${path}|${part ?? ''}`
