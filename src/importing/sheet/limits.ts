import type { ZipLimits } from '../zipDirectory.ts'

/** Largest file read, in bytes: ten thousand rows of thirty columns take two megabytes. */
export const MAX_FILE_BYTES = 20_000_000

/** What a workbook's zip may be (reliability.md: checked before anything is unpacked). */
export const WORKBOOK_LIMITS: ZipLimits = {
  bytes: MAX_FILE_BYTES,
  entries: 200,
  unpackedBytes: 100_000_000,
  ratio: 100,
  // `[Content_Types].xml` has brackets, pictures may have blanks and Chinese; nothing that leads out of the folder.
  // eslint-disable-next-line no-control-regex -- control characters are what is kept out
  names: /^[^\\/:*?"<>|\u0000-\u001f]+(\/[^\\/:*?"<>|\u0000-\u001f]+)*\/?$/u,
}

/** Most rows of a sheet: twice the largest register the app is built for. */
export const MAX_ROWS = 20_000
/** Most columns of a sheet: far beyond the data dictionary. */
export const MAX_COLUMNS = 300
/** Most cells of a file, blank ones within the used range included: they are kept in memory. */
export const MAX_CELLS = 2_000_000
