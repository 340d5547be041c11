import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { DataKey } from './dataKey.ts'

/** A row of any table. */
export type Row = Readonly<Record<string, unknown>>

/** What of each table is sealed. What is not named stays readable: device ids, numbers, hashes, counts. */
const SECRET_FIELDS: Readonly<Record<string, readonly string[]>> = {
  events: ['subject', 'text'],
  clones: ['subject', 'text'],
  waiting: ['subject', 'text'],
  files: ['bytes'],
  preferences: ['value'],
  snapshot: ['text'],
}

/** What stands in place of a sealed field that does not open: its reader then names the row as damaged. */
const DAMAGED: Row = { subject: '', text: '', bytes: new Uint8Array(), value: null }

/** The tables that hold something to seal. */
export const SECRET_TABLES: readonly string[] = Object.keys(SECRET_FIELDS)

/** Whether a stored row is sealed; rows of both kinds stand side by side while a lock is being set or taken off. */
export const isSealed = (row: Row): boolean => row['sealed'] instanceof Uint8Array

/** A row as it is to be stored. `subject` is searched by, so a name that tells nothing stands in its place. */
export function sealRow(table: string, id: unknown, row: Row, key: DataKey): Row {
  const secret: Record<string, unknown> = {}
  const stored: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(row))
    (SECRET_FIELDS[table]?.includes(field) ? secret : stored)[field] = value
  if (typeof row['subject'] === 'string') stored['subject'] = key.nameOf(row['subject'])
  return { ...stored, sealed: key.seal(encode(secret), aboutRow(table, id)) }
}

/** A stored row as it was handed in; `null` when it does not open. */
export function openRow(table: string, id: unknown, row: Row, key: DataKey): Row | null {
  const { sealed, ...rest } = row
  const plain = key.open(sealed as Uint8Array, aboutRow(table, id))
  return plain && { ...rest, ...decode(plain) }
}

/** The row when it does not open: the secret fields empty, so that nothing is taken for content. */
export function damagedRow(table: string, { sealed: _sealed, ...rest }: Row): Row {
  return { ...rest, ...Object.fromEntries((SECRET_FIELDS[table] ?? []).map((field) => [field, DAMAGED[field]])) }
}

const aboutRow = (table: string, id: unknown): string => `${table} ${JSON.stringify(id)}`

/** Where bytes stood among the secret fields, and how many. */
type Part = readonly [path: readonly string[], length: number]

const LENGTH_BYTES = 4

/** JSON, with the bytes it cannot hold behind it. */
function encode(secret: Record<string, unknown>): Uint8Array {
  const parts: Part[] = []
  const bytes: Uint8Array[] = []
  const bare = (value: unknown, path: readonly string[]): unknown => {
    if (value instanceof Uint8Array) {
      parts.push([path, value.byteLength])
      bytes.push(value)
      return null
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bare(inner, [...path, name])]))
  }
  const text = utf8ToBytes(JSON.stringify([bare(secret, []), parts]))
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setUint32(0, text.byteLength)
  return concatBytes(length, text, ...bytes)
}

function decode(plain: Uint8Array): Row {
  const end = LENGTH_BYTES + new DataView(plain.buffer, plain.byteOffset).getUint32(0)
  const text = new TextDecoder().decode(plain.subarray(LENGTH_BYTES, end))
  const [secret, parts] = JSON.parse(text) as [Record<string, unknown>, Part[]]
  let at = end
  for (const [path, length] of parts) {
    const holder = path.slice(0, -1).reduce((value, name) => value[name] as Record<string, unknown>, secret)
    holder[path.at(-1) ?? ''] = plain.slice(at, at + length)
    at += length
  }
  return secret
}
