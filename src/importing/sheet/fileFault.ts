import type { ZipEntryFault } from '../zip.ts'
import type { ZipFault } from '../zipDirectory.ts'

/** Why a file as a whole cannot be read. Every kind has its words in `wording.ts` and nowhere else. */
export type FileFault =
  | ZipFault
  | ZipEntryFault
  | { readonly code: 'file/empty' }
  | { readonly code: 'file/too-large'; readonly limit: number }
  /** The OLE container: .xls, .et, or an .xlsx with a password. */
  | { readonly code: 'file/old-format' }
  | { readonly code: 'file/html' }
  | { readonly code: 'file/not-a-sheet' }
  | { readonly code: 'file/encoding' }
  /** A part of the workbook is missing or is not what it should be. */
  | { readonly code: 'file/bad-part'; readonly part: string }
  | { readonly code: 'file/quotes'; readonly line: number }
  | { readonly code: 'file/too-many-rows'; readonly sheet: string; readonly limit: number }
  | { readonly code: 'file/too-many-columns'; readonly sheet: string; readonly limit: number }
  | { readonly code: 'file/too-many-cells'; readonly limit: number }
  | { readonly code: 'file/no-data' }

/** A file that was refused: nothing of it was read. */
export interface FileProblem {
  readonly fileName: string
  readonly fault: FileFault
}

/** The fault of a file, thrown inside the readers and caught at their one door, `readSheetFile`. */
export class FileRefused extends Error {
  readonly fault: FileFault

  constructor(fault: FileFault) {
    super(fault.code)
    this.fault = fault
  }
}

/** Refuses a file because of one of its parts. */
export function badPart(part: string): never {
  throw new FileRefused({ code: 'file/bad-part', part })
}
