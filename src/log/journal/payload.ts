import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import type { EventId } from '#domain/event.ts'
import { fromBase64, toBase64 } from '../base64.ts'
import type { DataKey } from '../dataKey.ts'
import { hashOf } from '../hash.ts'
import type { LockRow } from '../schema.ts'
import type { JournalLine } from './lines.ts'

/** An event's exact text, under its name. */
export interface NamedText {
  readonly id: EventId
  readonly hash: string
  readonly text: string
}

const about = ({ id, hash }: { id: EventId; hash: string }): string => `journal ${id} ${hash}`

/** The line of a text, sealed when a key is given: it opens under its own name and under no other. */
export const lineOf = (named: NamedText, key: DataKey | null): JournalLine => ({
  id: named.id,
  hash: named.hash,
  payload: key ? toBase64(key.seal(utf8ToBytes(named.text), about(named))) : named.text,
})

/** The text of a line; `null` when it does not open, or is not what its hash says. @param key of a sealed line */
export function textOf(line: JournalLine, key: DataKey | null): NamedText | null {
  const { id, hash, payload } = line
  const plain = key ? key.open(fromBase64(payload), about(line)) : null
  const text = key ? plain && new TextDecoder().decode(plain) : payload
  return text !== null && hashOf(text) === hash ? { id, hash, text } : null
}

const BytesSchema = v.pipe(v.string(), v.base64(), v.transform(fromBase64))
const LockTextSchema = v.object({
  key: v.literal('lock'),
  version: v.literal(1),
  id: v.string(),
  rounds: v.number(),
  salt: BytesSchema,
  byPassphrase: BytesSchema,
  recoverySalt: BytesSchema,
  byRecovery: BytesSchema,
})

/** The wrapped keys as text: what is sealed under them is of no use without. */
export function lockText({ state: _state, ...row }: LockRow): string {
  return JSON.stringify(row, (_name, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value))
}

/** The wrapped keys again; `null` when they are damaged. They are put back as of a lock that is being set. */
export function lockOf(text: string): LockRow | null {
  try {
    const read = v.safeParse(LockTextSchema, JSON.parse(text))
    return read.success ? { ...read.output, state: 'sealing' } : null
  } catch {
    return null
  }
}
