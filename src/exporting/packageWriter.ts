import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { EventId } from '#domain/event.ts'
import type { ZipFile } from './zipFile.ts'

/** A file as it lies in the log: whether its bytes are what its name says is found out while packing. */
export interface PackageFile {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A file as a manifest lists it. */
export interface ListedFile {
  readonly hash: string
  readonly mediaType: string
  readonly size: number
}

/** A finished package or backup and what a person is told of it. */
export interface FinishedPackage {
  readonly file: Blob
  readonly fileName: string
  readonly events: number
  readonly files: number
  /** Events that wait for their predecessors; only a backup carries them. */
  readonly waiting: number
  /** Events that are damaged on this device: the package goes on without them and says so inside. */
  readonly missing: readonly EventId[]
  /** Files whose bytes are gone or no longer hash to their name; never packed. */
  readonly missingFiles: readonly string[]
}

/** Puts a package together piece by piece: texts first, then the files that it wants. Long work: see `packing.ts`. */
export interface PackageWriter {
  /** Takes events' exact texts. */
  readonly addTexts: (texts: readonly string[]) => void
  /** Takes texts that wait for their predecessors. */
  readonly addWaiting: (texts: readonly string[]) => void
  /** Of the files that are here, those the package is to carry. */
  readonly wanted: (here: readonly string[]) => readonly string[]
  /** Takes a file; one whose bytes are not what its name says is named missing instead. */
  readonly addFile: (file: PackageFile) => void
  readonly end: () => FinishedPackage
}

/** The files of a package: each enters only with the bytes that its name says. */
export class FilesPart {
  readonly listed: ListedFile[] = []
  readonly missing: string[] = []
  readonly #zip: ZipFile

  constructor(zip: ZipFile) {
    this.#zip = zip
  }

  add({ hash, mediaType, bytes }: PackageFile): void {
    if (bytesToHex(sha256(bytes)) !== hash) return void this.missing.push(hash)
    this.#zip.stored(`files/${hash}`, bytes)
    this.listed.push({ hash, mediaType, size: bytes.byteLength })
  }
}

/** Lines encoded and compressed at once: all of them would lie in memory twice. */
const LINES_AT_ONCE = 2_000

/** Adds an entry of lines. @returns the SHA-256 of its bytes in hex, and how many lines it has */
export function addLines(zip: ZipFile, name: string, lines: readonly string[]): { hash: string; count: number } {
  const push = zip.deflated(name)
  const hash = sha256.create()
  const encoder = new TextEncoder()
  for (let start = 0; start < lines.length; start += LINES_AT_ONCE) {
    const bytes = encoder.encode(`${lines.slice(start, start + LINES_AT_ONCE).join('\n')}\n`)
    hash.update(bytes)
    push(bytes, false)
  }
  push(new Uint8Array(0), true)
  return { hash: bytesToHex(hash.digest()), count: lines.length }
}
