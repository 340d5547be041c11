/** A field of a month's table says so with `data-field`; a row is what bears `data-row`. */
const FIELD = 'input[data-field], textarea[data-field]'

/** Only a table is walked: in a card Enter stays what it is. */
const TABLE = '[data-rows]'

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (target: EventTarget | null): target is Field => target instanceof HTMLElement && target.matches(FIELD)

/** Answers a key in a month's table as the ledger does: Enter and arrows go to the next field, Tab is the browser's. */
export function onReportKey(event: KeyboardEvent): void {
  const field = event.target
  if (!isField(field) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const next = field.closest(TABLE) && nextField(event, field)
  if (!next) return
  event.preventDefault()
  enter(next)
}

/** Goes into a field with all of it chosen: the next key replaces it, an arrow leaves it. */
export function enter(field: HTMLElement): void {
  field.focus()
  if (isField(field)) field.select()
}

function nextField({ key, shiftKey }: KeyboardEvent, field: Field): HTMLElement | null {
  if (key === 'Enter') return below(field, shiftKey ? -1 : 1)
  if (shiftKey) return null
  const lines = field instanceof HTMLTextAreaElement
  if (key === 'ArrowDown') return !lines || atEnd(field) ? below(field, 1) : null
  if (key === 'ArrowUp') return !lines || atStart(field) ? below(field, -1) : null
  if (key === 'ArrowRight') return atEnd(field) ? beside(field, 1) : null
  return key === 'ArrowLeft' && atStart(field) ? beside(field, -1) : null
}

const isWhole = (field: Field): boolean => field.selectionStart === 0 && field.selectionEnd === field.value.length
const atStart = (field: Field): boolean => isWhole(field) || (field.selectionStart === 0 && field.selectionEnd === 0)
const atEnd = (field: Field): boolean => isWhole(field) || (field.selectionStart === field.value.length && field.selectionEnd === field.value.length)

/** The same field of the next row that has it. */
function below(field: Field, step: 1 | -1): HTMLElement | null {
  const rows = [...(field.closest(TABLE)?.querySelectorAll('[data-row]') ?? [])]
  const name = field.dataset['field'] ?? ''
  for (let at = rows.findIndex((row) => row.contains(field)) + step; at >= 0 && at < rows.length; at += step) {
    const found = [...(rows[at]?.querySelectorAll<HTMLElement>(FIELD) ?? [])].find((one) => one.dataset['field'] === name)
    if (found) return found
  }
  return null
}

function beside(field: Field, step: 1 | -1): HTMLElement | null {
  const fields = [...(field.closest('[data-row]')?.querySelectorAll<HTMLElement>(FIELD) ?? [])]
  return fields[fields.indexOf(field) + step] ?? null
}
