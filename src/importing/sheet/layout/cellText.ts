import type { CellValue } from '../model.ts'

/** A cell as a message repeats it: its digits, its text, its error. */
export function cellText(value: CellValue): string {
  switch (value.kind) {
    case 'blank':
      return ''
    case 'text':
    case 'error':
      return value.text
    case 'number':
      return value.digits
    case 'date':
      return value.date
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'formula-without-value':
      return `=${value.formula}`
  }
}

/** Excel's letters of a column counted from 1: 1 is A, 28 is AB. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
