import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventId } from '#domain/event.ts'
import { hashOf } from '../hash.ts'

/** One event as it stands in the journal. */
export interface JournalLine {
  readonly id: EventId
  /** SHA-256 of the event's text, in hex. */
  readonly hash: string
  /** The event's exact text; under a device lock the sealed text in base64. Never with a line break. */
  readonly payload: string
}

/** A whole line, its payload not decoded yet. */
export interface WholeLine {
  /** `id hash`: what tells one text from another. */
  readonly key: string
  readonly payload: Uint8Array
}

/** What a journal file holds. */
export interface ReadLines {
  readonly lines: readonly WholeLine[]
  /** Lines that ended and are not what was written. One that did not end was torn by a kill, and was never promised. */
  readonly damaged: number
}

/** Digits of a line's sum: 64 bits of a SHA-256. It finds accidents; forgery is the chain's affair. */
const SUM_DIGITS = 16
const NEWLINE = 10
const SPACE = 32

/** Lines as bytes: `sum id hash payload`, each ended by a line break. */
export const lineBytes = (lines: readonly JournalLine[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(utf8ToBytes(lines.map(lineText).join('')))

function lineText({ id, hash, payload }: JournalLine): string {
  const body = `${id} ${hash} ${payload}`
  return `${hashOf(body).slice(0, SUM_DIGITS)} ${body}\n`
}

/** Reads a file as far as it is whole: a damaged line is left out and counted, the others stand. */
export function readLines(bytes: Uint8Array): ReadLines {
  const lines: WholeLine[] = []
  let damaged = 0
  let from = 0
  for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
    const line = wholeLine(bytes.subarray(from, to))
    if (line) lines.push(line)
    else damaged += 1
    from = to + 1
  }
  return { lines, damaged }
}

const text = new TextDecoder()

function wholeLine(bytes: Uint8Array): WholeLine | null {
  const body = bytes.subarray(SUM_DIGITS + 1)
  const sum = text.decode(bytes.subarray(0, SUM_DIGITS + 1))
  if (sum !== `${hashOf(body).slice(0, SUM_DIGITS)} `) return null
  const end = body.indexOf(SPACE, body.indexOf(SPACE) + 1)
  return end < 0 ? null : { key: text.decode(body.subarray(0, end)), payload: body.subarray(end + 1) }
}

/** A whole line, decoded. */
export function decodeLine({ key, payload }: WholeLine): JournalLine {
  const [id = '', hash = ''] = key.split(' ')
  return { id: id as EventId, hash, payload: text.decode(payload) }
}
