import type { BackupContents } from './backup.ts'
import type { ExchangeContents } from './exchange.ts'
import type { PackedFile } from './packageFile.ts'
import type { PackageProblem } from './packageProblem.ts'

/** What each kind of package holds. */
export interface ContentsOf {
  readonly exchange: ExchangeContents
  readonly backup: BackupContents
}
export type PackageKind = keyof ContentsOf

/** What the page asks of the worker, once. */
export interface ToReader {
  readonly kind: PackageKind
  readonly file: Blob
}

/** The parts that are texts. */
export type TextsPart = 'texts' | 'waiting'

/**
 * What the worker answers: how far it is, then everything wrong; or the contents piece by piece, the manifest last.
 * Texts come as lines in bytes that change hands: a list of them would be copied text by text, with the page waiting.
 */
export type FromReader =
  | { readonly files: number; readonly filesOf: number }
  | { readonly problems: readonly PackageProblem[] }
  | { readonly part: TextsPart; readonly lines: Uint8Array<ArrayBuffer> }
  | { readonly file: PackedFile }
  | { readonly manifest: ContentsOf[PackageKind]['manifest'] }
