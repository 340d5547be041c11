/** Which part of a file a problem lies in; `null` is the file as a whole. */
export type Section = 'rows' | 'reports' | 'inclusions' | 'counts' | 'milestones' | 'issues'

/** What is wrong, without the place. Every kind has its words in `wording.ts` and nowhere else. */
export type Fault =
  | { readonly code: 'import/empty' }
  | { readonly code: 'import/unreadable-file' }
  | { readonly code: 'import/not-utf8' }
  | { readonly code: 'import/too-large'; readonly limit: number }
  | { readonly code: 'import/not-json'; readonly line: number | null }
  | { readonly code: 'import/wrong-format'; readonly expected: string }
  | { readonly code: 'import/newer'; readonly version: number; readonly known: number }
  | { readonly code: 'import/bad-header'; readonly key: string }
  | { readonly code: 'import/no-rows' }
  | { readonly code: 'import/too-many-rows'; readonly limit: number }
  | { readonly code: 'import/not-a-record' }
  | { readonly code: 'import/forbidden-key' }
  | { readonly code: 'import/unknown-field' }
  | { readonly code: 'import/missing' }
  | { readonly code: 'import/not-text' }
  | { readonly code: 'import/too-long'; readonly limit: number }
  | { readonly code: 'import/not-money' }
  | { readonly code: 'import/negative' }
  | { readonly code: 'import/not-a-day' }
  | { readonly code: 'import/not-a-month' }
  | { readonly code: 'import/not-an-instant' }
  | { readonly code: 'import/not-a-year' }
  | { readonly code: 'import/not-degrees' }
  | { readonly code: 'import/not-in-list'; readonly choices: readonly string[] }
  | { readonly code: 'import/unknown-district'; readonly nearest: readonly string[] }
  | { readonly code: 'import/bad-code' }
  | { readonly code: 'import/check-digit' }
  | { readonly code: 'import/bad-record' }
  | { readonly code: 'import/plan-exceeds-total' }
  | { readonly code: 'import/completed-exceeds-total' }
  | { readonly code: 'import/months-differ'; readonly sum: number }
  | { readonly code: 'import/end-before-start'; readonly startLabel: string; readonly start: string }
  | { readonly code: 'import/duplicate-code'; readonly otherRow: number }
  | { readonly code: 'import/duplicate-project'; readonly otherRow: number }
  | { readonly code: 'import/duplicate-entry'; readonly otherRow: number }
  | { readonly code: 'import/unknown-project' }

/** One problem of a file: where it is, what stood there, and whether it blocks. */
export interface RowProblem {
  /** A warning is shown before consent and does not block; an error does. */
  readonly severity: 'error' | 'warning'
  readonly section: Section | null
  /** The record's number within its section, from 1; `null` when the file as a whole is meant. */
  readonly row: number | null
  /** The line of the file on which the record begins, from 1. */
  readonly line: number | null
  /** The field's name on the screen. */
  readonly field: string | null
  /** What stood there, shortened for the screen. */
  readonly value: string | null
  readonly fault: Fault
}

/** Where a record stands in its file. */
export interface Place {
  readonly section: Section | null
  readonly row: number | null
  readonly line: number | null
}

/** The file as a whole. */
export const WHOLE_FILE: Place = { section: null, row: null, line: null }

/** Longest part of a value that a message repeats. */
const SHOWN_VALUE = 40
/** How deep and how many entries of a list or object a message repeats: a hostile one may nest without end. */
const SHOWN = { depth: 2, entries: 8 }

/** A value as a message shows it, shortened. */
export function shownValue(value: unknown): string | null {
  if (value === undefined) return null
  const text = typeof value === 'string' ? value : outline(value, SHOWN.depth)
  const characters = [...text.slice(0, SHOWN_VALUE * 2 + 2)]
  return characters.length > SHOWN_VALUE ? `${characters.slice(0, SHOWN_VALUE).join('')}…` : text
}

function outline(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value)
  if (depth === 0) return '…'
  if (Array.isArray(value))
    return `[${value
      .slice(0, SHOWN.entries)
      .map((item) => outline(item, depth - 1))
      .join(',')}]`
  const entries = Object.entries(value).slice(0, SHOWN.entries)
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${outline(item, depth - 1)}`).join(',')}}`
}

/** A problem that blocks the import. */
export const problem = (
  place: Place,
  fault: Fault,
  field: string | null = null,
  value?: unknown,
): RowProblem => ({
  severity: 'error',
  ...place,
  field,
  value: shownValue(value),
  fault,
})

/** A problem that is shown but does not block. */
export const warning = (
  place: Place,
  fault: Fault,
  field: string | null = null,
  value?: unknown,
): RowProblem => ({
  ...problem(place, fault, field, value),
  severity: 'warning',
})
