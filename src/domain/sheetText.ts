/** What a spreadsheet might run when a text begins with it (OWASP, "CSV injection"; bad input 50). */
const STARTS_FORMULA = /^'*[=+\-@\t\r\n]/
const GUARDED = /^'+[=+\-@\t\r\n]/

/**
 * A text as a sheet may carry it: one that could run as a formula gets a leading `'`, and so does one that already
 * looks so, or reading it back would take a `'` that is its own.
 */
export const guardedText = (text: string): string => (STARTS_FORMULA.test(text) ? `'${text}` : text)

/** Undoes {@link guardedText}, exactly: `unguardedText(guardedText(text))` is `text`. */
export const unguardedText = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text)
