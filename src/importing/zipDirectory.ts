import { fail, ok, type Result } from '#domain/result.ts'

/** One entry as the zip's directory describes it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

/** What a zip file may be, before any of it is unpacked. */
export interface ZipLimits {
  readonly bytes: number
  readonly entries: number
  readonly unpackedBytes: number
  /** Highest ratio of unpacked to packed, for entries of a megabyte and more. */
  readonly ratio: number
  /** What an entry's name may be; letters, digits, `_`, `.` and `-` in folders where nothing is said. */
  readonly names?: RegExp
}

/** Why a zip file is refused as a whole. */
export type ZipFault =
  | { readonly code: 'zip/too-large'; readonly limit: number }
  | { readonly code: 'zip/not-zip' }
  | { readonly code: 'zip/too-many-entries'; readonly limit: number }
  | { readonly code: 'zip/unpacked-too-large'; readonly limit: number }
  | { readonly code: 'zip/bomb'; readonly entry: string }
  | { readonly code: 'zip/bad-name'; readonly entry: string }
  | { readonly code: 'zip/twice'; readonly entry: string }
  | { readonly code: 'zip/unsupported'; readonly entry: string }

const END = 0x06054b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const CENTRAL = 0x02014b50
const CENTRAL_LENGTH = 46
const PLAIN_NAME = /^[\w.-]+(\/[\w.-]+)*$/
/** Below this a high ratio does no harm. */
const SMALL = 1_000_000

/** Reads a zip's directory and checks it against the limits; nothing is unpacked (stack.md, trap 7). */
export function readZipDirectory(
  bytes: Uint8Array,
  limits: ZipLimits,
): Result<readonly ZipEntry[], ZipFault> {
  if (bytes.length > limits.bytes) return fail({ code: 'zip/too-large', limit: limits.bytes })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return fail({ code: 'zip/not-zip' })
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return fail({ code: 'zip/too-many-entries', limit: limits.entries })
  const entries = readEntries(bytes, view, view.getUint32(end + 16, true), count, end)
  if (!entries) return fail({ code: 'zip/not-zip' })
  const fault = check(entries, limits)
  return fault ? fail(fault) : ok(entries)
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END) return at
  return -1
}

function readEntries(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  count: number,
  end: number,
): ZipEntry[] | null {
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) return null
    const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true)
    if (nameEnd > end) return null
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + CENTRAL_LENGTH, nameEnd)),
      // The lowest bit of the flags says encrypted, which is no method we know.
      method: view.getUint16(at + 8, true) & 1 ? -1 : view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return at <= end ? entries : null
}

function check(entries: readonly ZipEntry[], limits: ZipLimits): ZipFault | null {
  const names = new Set<string>()
  let unpacked = 0
  for (const { name, method, size, packedSize } of entries) {
    unpacked += size
    if (!(limits.names ?? PLAIN_NAME).test(name) || name.split('/').some((part) => /^\.+$/.test(part)))
      return { code: 'zip/bad-name', entry: name }
    if (names.has(name)) return { code: 'zip/twice', entry: name }
    if (method !== 0 && method !== 8) return { code: 'zip/unsupported', entry: name }
    if (size > SMALL && size > packedSize * limits.ratio) return { code: 'zip/bomb', entry: name }
    names.add(name)
  }
  return unpacked > limits.unpackedBytes
    ? { code: 'zip/unpacked-too-large', limit: limits.unpackedBytes }
    : null
}
