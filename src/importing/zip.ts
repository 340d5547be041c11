import { Inflate } from 'fflate'
import { fail, ok, type Result } from '#domain/result.ts'
import { crc32 } from './crc32.ts'
import type { ZipEntry } from './zipDirectory.ts'

/** Why one entry of a zip file cannot be read. */
export interface ZipEntryFault {
  readonly code: 'zip/damaged'
  readonly entry: string
}

/** Bytes inflated before the size is checked again: deflate grows a thousandfold at most. */
const PIECE = 16_384

/** Signature of a local header. */
const LOCAL = 0x04034b50
const LOCAL_LENGTH = 30

/** Unpacks one entry; never more than the directory said, and only if its CRC-32 holds. */
export function readEntry(bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array, ZipEntryFault> {
  const packed = packedBytes(bytes, entry)
  const unpacked = packed && (entry.method === 0 ? packed : inflate(packed, entry.size))
  if (!unpacked || unpacked.length !== entry.size || crc32(unpacked) !== entry.crc)
    return fail({ code: 'zip/damaged', entry: entry.name })
  return ok(unpacked)
}

function packedBytes(bytes: Uint8Array, { name, offset, packedSize }: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + LOCAL_LENGTH > bytes.length || view.getUint32(offset, true) !== LOCAL) return null
  const nameEnd = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true)
  // The name stands twice in a zip: where the two differ, one entry was put in another's place.
  if (new TextDecoder().decode(bytes.subarray(offset + LOCAL_LENGTH, nameEnd)) !== name) return null
  const start = nameEnd + view.getUint16(offset + 28, true)
  return start + packedSize <= bytes.length ? bytes.subarray(start, start + packedSize) : null
}

function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const unpacked = new Uint8Array(size)
  let length = 0
  const inflater = new Inflate((piece) => {
    if (length + piece.length <= size) unpacked.set(piece, length)
    length += piece.length
  })
  try {
    for (let at = 0; at < packed.length && length <= size; at += PIECE) {
      inflater.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    }
  } catch {
    return null
  }
  return length === size ? unpacked : null
}
