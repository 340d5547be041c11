import { PACKAGE_BYTES } from '#domain/packageLimits.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { otherFile } from './otherFile.ts'
import { sha256Hex } from './packageEvents.ts'
import { whole, type PackageFault, type PackageProblem } from './packageProblem.ts'
import { readEntry } from './zip.ts'
import { readZipDirectory, type ZipEntry, type ZipLimits } from './zipDirectory.ts'

/** A file that came along, by the SHA-256 of its bytes. */
export interface PackedFile {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What is read; the makers keep within it (`packageLimits.ts`). */
export const PACKAGE_LIMITS: ZipLimits = {
  bytes: PACKAGE_BYTES,
  entries: 20_000,
  unpackedBytes: 2 * PACKAGE_BYTES,
  ratio: 100,
}

const FILE = /^files\/([0-9a-f]{64})$/

/** The entries of a package by name, once its directory holds. */
export interface OpenedPackage {
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, ZipEntry>
}

/** Opens a package: nothing is unpacked before its directory is known to be harmless. */
export function openPackage(
  bytes: Uint8Array,
  limits: ZipLimits,
): Result<OpenedPackage, PackageFault> {
  const directory = readZipDirectory(bytes, limits)
  if (!directory.ok) {
    const found = otherFile(bytes, limits)
    return found ? fail({ code: 'package/other-file', found }) : directory
  }
  return ok({ bytes, entries: new Map(directory.value.map((entry) => [entry.name, entry])) })
}

/** Reads the manifest by what its kind of package knows. */
export function readManifestPart<T>(
  { bytes, entries }: OpenedPackage,
  decode: (bytes: Uint8Array) => Result<T, PackageFault>,
): Result<T, PackageFault> {
  const entry = entries.get('manifest.json')
  if (!entry) return fail({ code: 'package/no-manifest' })
  const content = readEntry(bytes, entry)
  return content.ok ? decode(content.value) : content
}

/** The bytes of `events.jsonl`, or of another part that is lines. */
export function readEventsPart({ bytes, entries }: OpenedPackage, name = 'events.jsonl'): Result<Uint8Array, PackageFault> {
  const entry = entries.get(name)
  return entry ? readEntry(bytes, entry) : fail({ code: 'package/no-events' })
}

/** Entries that are neither a part of the format nor a listed file. */
export function strangers(
  { entries }: OpenedPackage,
  parts: ReadonlySet<string>,
  files: readonly { readonly hash: string }[],
): PackageProblem[] {
  const listed = new Set(files.map(({ hash }) => `files/${hash}`))
  const unknown = [...entries.keys()].filter((name) => !parts.has(name) && !listed.has(name))
  const [unlisted, others] = [unknown.filter((name) => FILE.test(name)), unknown.filter((name) => !FILE.test(name))]
  return [...others, ...unlisted].map((entry) => whole({ code: 'package/unknown-entry', entry }))
}

/** Reads the listed files, each checked against its name. */
export function readFilesPart(
  { bytes, entries }: OpenedPackage,
  files: readonly { readonly hash: string; readonly mediaType: string }[],
  onFile: () => void = () => undefined,
): { files: PackedFile[]; problems: PackageProblem[] } {
  const problems: PackageProblem[] = []
  const read = files.flatMap(({ hash, mediaType }): PackedFile[] => {
    const entry = entries.get(`files/${hash}`)
    const content = entry && readEntry(bytes, entry)
    onFile()
    if (content?.ok && sha256Hex(content.value) === hash)
      return [{ hash, mediaType, bytes: content.value.slice() }]
    problems.push(whole({ code: entry ? 'package/file-damaged' : 'package/file-missing', hash }))
    return []
  })
  return { files: read, problems }
}
