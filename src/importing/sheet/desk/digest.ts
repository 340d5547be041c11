import type { ProblemParts } from '../../problemParts.ts'
import type { LeftOutRow } from '../layout/layOut.ts'
import type { SheetFile } from '../model.ts'
import type { ImportPreview, PreviewField, PreviewRow, PreviewSheet, Question } from '../plan/preview.ts'
import { noticeWords, sheetProblemParts } from '../wording.ts'
import type { Renamed } from './formerDistricts.ts'

/** A row of the preview in short; its fields are asked for when somebody opens it. */
export interface DigestRow extends Pick<PreviewRow, 'key' | 'sheet' | 'row' | 'name' | 'status' | 'isNew'> {
  /** Names of the fields that would be written, the first few. */
  readonly labels: readonly string[]
  readonly written: number
  readonly refused: number
}

/** A preview as the screen needs it: small, whatever the size of the file. */
export interface ImportDigest extends Pick<ImportPreview, 'fileName' | 'year' | 'counts' | 'mappings'> {
  readonly allSheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  readonly sheets: readonly PreviewSheet[]
  readonly rows: readonly DigestRow[]
  readonly leftOut: readonly LeftOutRow[]
  readonly problems: readonly ProblemParts[]
  /** How many values were refused; `problems` holds the first of them. */
  readonly problemCount: number
  readonly questions: readonly Question[]
  readonly notices: readonly string[]
  /** Former 属地 and what they are now, in use; kept for the next import once this one is accepted. */
  readonly renamedDistricts: Renamed
}

/** What is known of former 属地, and what is asked of them. */
export interface FormerDistricts {
  readonly renamedDistricts: Renamed
  readonly asked: readonly Question[]
}

/** Most refused values that are handed over: who has more mends the file first. */
const MOST_PROBLEMS = 2_000
/** Names of changed fields shown in a row's line. */
const MOST_LABELS = 4

/** Takes out of a preview what the screen shows at once. */
export function digestOf(preview: ImportPreview, file: SheetFile, { renamedDistricts, asked }: FormerDistricts): ImportDigest {
  const { fileName, year, counts, mappings, sheets, leftOut, questions } = preview
  return {
    fileName, year, counts, mappings, sheets, leftOut, renamedDistricts,
    questions: [...asked, ...questions],
    allSheets: file.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    rows: preview.rows.map(digestRow),
    problems: preview.problems.slice(0, MOST_PROBLEMS).map(sheetProblemParts),
    problemCount: preview.problems.length,
    notices: preview.notices.map(noticeWords),
  }
}

const isWritten = ({ status }: PreviewField): boolean => status === 'new' || status === 'changed'

function digestRow({ key, sheet, row, name, status, isNew, fields }: PreviewRow): DigestRow {
  const written = fields.filter(isWritten)
  const refused = fields.filter((field) => field.status === 'refused').length
  return { key, sheet, row, name, status, isNew, labels: written.slice(0, MOST_LABELS).map(({ label }) => label), written: written.length, refused }
}
