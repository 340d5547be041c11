import * as v from 'valibot'
import type { Result } from '#domain/result.ts'
import { HashSchema } from '#domain/schema.ts'
import {
  CountSchema,
  decodeManifest,
  DeviceSchema,
  FilesSchema,
  HeadsSchema,
  IdSchema,
} from './packageManifest.ts'
import type { PackageFault } from './packageProblem.ts'

/** The newest backup this version reads. */
const KNOWN_VERSION = 2

const ManifestSchema = v.object({
  format: v.literal('binjiang-backup'),
  version: v.picklist([1, KNOWN_VERSION]),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  device: DeviceSchema,
  events: CountSchema,
  eventsHash: HashSchema,
  heads: HeadsSchema,
  missing: v.array(IdSchema),
  files: FilesSchema,
  /** Lines of `waiting.jsonl` and their SHA-256; from version 2 on. */
  waiting: v.optional(v.object({ events: CountSchema, hash: HashSchema })),
})

/** What a backup says of itself. */
export type Manifest = v.InferOutput<typeof ManifestSchema>

/** Decodes a backup's `manifest.json`. */
export const decodeBackupManifest = (bytes: Uint8Array): Result<Manifest, PackageFault> =>
  decodeManifest(bytes, { format: 'binjiang-backup', known: KNOWN_VERSION, schema: ManifestSchema })
