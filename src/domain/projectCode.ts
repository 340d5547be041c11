/** Form of a project code: `YYMM-RRRRRR-II-II-NNNNNN`, or the old one that begins with a year 2015–2020. */
export const PROJECT_CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/

/** The old form's first segment is a year, and it has no check digit (domain.md, section 2). */
const OLD_FORM_YEARS = { first: 2015, last: 2020 } as const

/** What can be said of a code: it is not one, or its check digit disagrees (a warning, never a block). */
export type CodeFinding = 'well-formed' | 'malformed' | 'check-digit'

/** Judges a project code. The region is not forced to 330108: a code keeps the region that issued it. */
export function judgeProjectCode(code: string): CodeFinding {
  if (!PROJECT_CODE.test(code)) return 'malformed'
  const first = Number(code.slice(0, 4))
  if (first >= OLD_FORM_YEARS.first && first <= OLD_FORM_YEARS.last) return 'well-formed'
  const digits = code.replaceAll('-', '')
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? 'well-formed' : 'check-digit'
}

/** The check digit of ISO 7064 MOD 11,10 over a string of decimal digits ("0794" gives 5, the standard's example). */
export function checkDigit(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10
}
