import type { IsoDate } from '#domain/calendar.ts'
import type { ProjectId } from '#domain/project.ts'
import type { Column, Mappings } from '../layout/header.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { LeftOutRow } from '../layout/layOut.ts'
import type { ReportPart } from '../layout/target.ts'
import type { FileNotice } from '../model.ts'
import type { CellFault, Mark } from '../values/reading.ts'

/** What a person chose and answered so far; the preview is made anew after each answer. */
export interface ImportChoices {
  /** Header mappings approved in earlier imports. */
  readonly mappings: Mappings
  /** Former 属地 and what they are now. */
  readonly renamedDistricts: Readonly<Record<string, string>>
  /** Whether hidden sheets and rows are read too. */
  readonly includeHidden: boolean
  /** Answers by the question's id. */
  readonly answers: Readonly<Record<string, string>>
  /** Who imports: the reporter of the months that come in. */
  readonly reporter: string
  readonly today: IsoDate
}

/** What a question is about; its words are in `wording.ts`. */
export type QuestionKind =
  | 'header' | 'map' | 'column' | 'unit' | 'unit-in-cell' | 'year' | 'month' | 'by-name' | 'match' | 'rename'
  | 'duplicate' | 'stage-of-new' | 'scale' | 'reduction' | 'plan-reason' | 'plan-exceeds-total'
  | 'completed-exceeds-total' | 'month-exceeds-plan' | 'stage-back' | 'list' | 'district' | 'open-month'

/** One thing only a person can tell. */
export interface Question {
  /** The key of its answer. */
  readonly id: string
  readonly kind: QuestionKind
  readonly sheet: string
  readonly rows: readonly number[]
  /** What the words are about: a column's title, a name, two values. */
  readonly detail: string
  /** What may be answered; empty where a reason is written freely. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Whether nothing waits for it. */
  readonly isOptional: boolean
  readonly answer: string | null
}

/** The cell a value came from. */
export interface CellSource {
  readonly sheet: string
  readonly row: number
  /** Excel's letters. */
  readonly column: string
  /** The column's header. */
  readonly title: string
  /** What stood there. */
  readonly text: string
}

/** One field of one row: what it is now, what it would be. */
export interface PreviewField {
  /** A path of the data dictionary; a month's report has several fields of one path. */
  readonly path: string
  readonly part: ReportPart | null
  readonly label: string
  readonly status: 'new' | 'changed' | 'unchanged' | 'refused' | 'waiting'
  /** What is stored, in words; `null` is 未填. */
  readonly before: string | null
  readonly after: string | null
  /** What would be written: money in 元; of 年初累计 the month's own figure. */
  readonly value: unknown
  readonly source: CellSource
  readonly marks: readonly Mark[]
  readonly fault: CellFault | null
  /** Ids of the questions it waits for. */
  readonly waitsFor: readonly string[]
  /** Why it is so, where a reason was asked for. */
  readonly reason: string | null
  /** Which question the reason answers. */
  readonly reasonFor: QuestionKind | null
}

/** One row of the file that is a project. */
export interface PreviewRow {
  /** `sheet!row`: what is accepted or not. */
  readonly key: string
  readonly sheet: string
  readonly row: number
  readonly name: string
  /** The project it would change or become; `null` while it is not known which. */
  readonly project: ProjectId | null
  readonly isNew: boolean
  readonly status: 'new' | 'changed' | 'unchanged' | 'refused' | 'waiting' | 'left-out'
  readonly fields: readonly PreviewField[]
  readonly waitsFor: readonly string[]
}

/** A value of the file that was refused. */
export interface SheetProblem {
  readonly source: CellSource
  readonly label: string
  readonly fault: CellFault
}

/** A sheet as it was understood, to be approved. */
export interface PreviewSheet {
  readonly name: string
  /** First and last row of the header; `null` when none was found, and the sheet is left out. */
  readonly header: { readonly fromRow: number; readonly toRow: number } | null
  readonly columns: readonly Column[]
  readonly unit: MoneyUnit | null
  readonly isHidden: boolean
}

/** All that an import would do. Pure: made from the file, the choices and the register, and thrown away. */
export interface ImportPreview {
  readonly fileName: string
  readonly year: number
  readonly sheets: readonly PreviewSheet[]
  readonly rows: readonly PreviewRow[]
  readonly leftOut: readonly LeftOutRow[]
  readonly problems: readonly SheetProblem[]
  readonly questions: readonly Question[]
  readonly notices: readonly FileNotice[]
  readonly counts: Readonly<Record<PreviewRow['status'], number>>
  /** The mappings in use, to be kept for the next import once this one is accepted. */
  readonly mappings: Mappings
  readonly today: IsoDate
  readonly reporter: string
}
