import { fail, ok, type Result } from '#domain/result.ts'
import { problem, WHOLE_FILE, type RowProblem } from './problem.ts'

/** Longest text read, in characters: a register of 10,000 projects takes about 15 million. */
export const MAX_TEXT_LENGTH = 20_000_000

/** Keys that could reach an object's prototype (bad input 48). */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** A JSON object, not yet trusted. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Tells whether a parsed value is an object with keys, and no list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses untrusted text as one JSON object. @returns the object, or why the file as a whole cannot be read */
export function parseObject(text: string, expected: string): Result<JsonObject, RowProblem> {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text
  if (content.trim() === '') return fail(problem(WHOLE_FILE, { code: 'import/empty' }))
  if (content.length > MAX_TEXT_LENGTH)
    return fail(problem(WHOLE_FILE, { code: 'import/too-large', limit: MAX_TEXT_LENGTH }))
  let raw: unknown
  try {
    raw = JSON.parse(content)
  } catch (error) {
    return fail(problem(WHOLE_FILE, { code: 'import/not-json', line: lineOfError(content, error) }))
  }
  return isObject(raw) ? ok(raw) : fail(problem(WHOLE_FILE, { code: 'import/wrong-format', expected }))
}

/** The line a parser's message points at, where it says so ("… at position 12" in Chromium and Node). */
function lineOfError(text: string, error: unknown): number | null {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length
}

/** The first forbidden key anywhere in a value; `null` when there is none. Without recursion: nesting may be deep. */
export function forbiddenKey(value: unknown): string | null {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    for (const [key, child] of Object.entries(next)) {
      if (FORBIDDEN.has(key)) return key
      waiting.push(child)
    }
  }
  return null
}

/** The lines (from 1) on which the records of a top-level list begin. The text has already been parsed as JSON. */
export function recordLines(text: string, list: string): readonly number[] {
  const lines: number[] = []
  let [line, depth, inList, lastText] = [1, 0, false, '']
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\n') line++
    else if (character === '"') {
      const end = textEnd(text, at)
      if (depth === 1) lastText = text.slice(at + 1, end)
      at = end
    } else if (character === '{' || character === '[') {
      depth++
      if (depth === 2) inList = character === '[' && lastText === list
      if (depth === 3 && inList) lines.push(line)
    } else if (character === '}' || character === ']') depth--
  }
  return lines
}

/** Where a text that opens at a quote closes. */
function textEnd(text: string, open: number): number {
  let at = open + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}
