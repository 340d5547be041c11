import * as v from 'valibot'
import type { FieldSpec } from '#domain/fields.ts'
import { judgeProjectCode } from '#domain/projectCode.ts'
import { MAX_PROJECT_NAME, MAX_TEXT } from '#domain/schema.ts'
import { unguardedText } from '#domain/sheetText.ts'
import { typedText } from '#domain/typedText.ts'
import { read, refuse, type Mark, type Reading } from './reading.ts'

/** Halves of characters beyond the first 65,536: only beside them need be looked for one that lost its other half. */
const HALVES = /[\uD800-\uDFFF]/

/** Reads a text whole: what cannot be seen is taken out and said so, what is too long is refused and never cut. */
export function readText(spec: FieldSpec, written: string): Reading {
  const text = typedText(unguardedText(written), spec.kind === 'longText')
  if (HALVES.test(text) && /\p{Surrogate}/u.test(text)) return refuse({ code: 'cell/lone-surrogate' })
  if (text === '') return refuse({ code: 'cell/missing' })
  const limit = longest(spec)
  if (text.length > limit) return refuse({ code: 'cell/too-long', limit })
  return read(text, marksOf(written))
}

const LIMITS = new WeakMap<FieldSpec, number>()

/** The dictionary's limit of a text; asked of its schema once, not for each of a hundred thousand cells. */
function longest(spec: FieldSpec): number {
  const known = LIMITS.get(spec)
  if (known !== undefined) return known
  const limit = v.is(spec.schema, 'x'.repeat(MAX_TEXT)) ? MAX_TEXT : MAX_PROJECT_NAME
  LIMITS.set(spec, limit)
  return limit
}

function marksOf(written: string): Mark[] {
  return written.normalize('NFC') === written ? [] : ['normalised']
}

/** Reads a project code; one that Excel has made a number has lost its digits (bad input 17). */
export function readCode(written: string): Reading {
  const code = typedText(written.normalize('NFKC'), false).replace(/[‐-―−—]/g, '-').replace(/\s/g, '')
  if (/^\d+(\.\d+)?(e\+?\d+)?$/i.test(code)) return refuse({ code: 'cell/code-is-number' })
  const finding = judgeProjectCode(code)
  if (finding === 'malformed') return refuse({ code: 'cell/bad-code' })
  const marks: Mark[] = code === written.trim() ? [] : ['normalised']
  return read(code, finding === 'check-digit' ? [...marks, 'check-digit'] : marks)
}
