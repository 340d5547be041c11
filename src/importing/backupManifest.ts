import * as v from 'valibot'
import type { EventId } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { HashSchema } from '#domain/schema.ts'
import type { BackupFault } from './backupProblem.ts'

/** The newest backup this version reads. */
const KNOWN_VERSION = 1

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const Device = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))
const Id = v.custom<EventId>((input) => typeof input === 'string' && /^[a-z0-9-]{1,40}:[1-9]\d*$/.test(input))

const VersionSchema = v.object({ format: v.literal('binjiang-backup'), version: Count })

const ManifestSchema = v.object({
  format: v.literal('binjiang-backup'),
  version: v.literal(KNOWN_VERSION),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  device: Device,
  events: Count,
  eventsHash: HashSchema,
  heads: v.array(v.object({ device: Device, n: Count, hash: HashSchema })),
  missing: v.array(Id),
  files: v.array(
    v.object({ hash: HashSchema, mediaType: v.pipe(v.string(), v.maxLength(100)), size: Count }),
  ),
})

/** What a backup says of itself. */
export type Manifest = v.InferOutput<typeof ManifestSchema>

/** Decodes `manifest.json`. A newer format is told apart from a damaged one: there the remedy is an update. */
export function decodeManifest(bytes: Uint8Array): Result<Manifest, BackupFault> {
  const raw = parse(bytes)
  const version = v.safeParse(VersionSchema, raw)
  if (!version.success)
    return fail({ code: 'backup/bad-manifest', where: v.getDotPath(version.issues[0]) ?? '' })
  if (version.output.version > KNOWN_VERSION)
    return fail({ code: 'backup/newer', version: version.output.version, known: KNOWN_VERSION })
  const manifest = v.safeParse(ManifestSchema, raw)
  if (manifest.success) return ok(manifest.output)
  return fail({ code: 'backup/bad-manifest', where: v.getDotPath(manifest.issues[0]) ?? '' })
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
