import * as v from 'valibot'
import { isIsoDate, isPeriod, type IsoDate, type Period } from './calendar.ts'
import { MAX_YUAN, type Yuan } from './money.ts'

/** Longest text of one field; a megabyte pasted by mistake is refused, never cut (bad input 52). */
export const MAX_TEXT = 2_000
/** Longest 项目名称 (data dictionary). */
export const MAX_PROJECT_NAME = 200

/** A day that exists. */
export const DateSchema = v.custom<IsoDate>((input) => typeof input === 'string' && isIsoDate(input))
/** A month, `YYYY-MM`. */
export const PeriodSchema = v.custom<Period>((input) => typeof input === 'string' && isPeriod(input))
/** Whole 元, not negative and below {@link MAX_YUAN}. */
export const YuanSchema = v.custom<Yuan>((input) => Number.isSafeInteger(input) && (input as number) >= 0 && (input as number) <= MAX_YUAN)
/** A signed amount in whole 元: a month's figure may be negative when it corrects an earlier one (核减). */
export const SignedYuanSchema = v.custom<Yuan>((input) => Number.isSafeInteger(input) && Math.abs(input as number) <= MAX_YUAN)
/** Half of a character; `isWellFormed` is missing in Chromium 107. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** A text that says something. Lone surrogates are refused: they cannot be stored and read back. */
export const TextSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT), v.check((text) => !LONE_SURROGATE.test(text)))
/** A name of a unit or a person in a project's field. */
export const NameSchema = v.pipe(TextSchema, v.maxLength(MAX_PROJECT_NAME))
/** A year a project may begin or end in. */
export const YearSchema = v.pipe(v.number(), v.integer(), v.minValue(1980), v.maxValue(2100))
/** SHA-256 in hex: how a file is named by its content. */
export const HashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** A percentage that may pass 100 (rates above 100 % are normal). */
export const PercentSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1000))
