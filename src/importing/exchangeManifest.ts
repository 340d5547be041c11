import * as v from 'valibot'
import type { Result } from '#domain/result.ts'
import { MAX_NAME } from '#domain/person.ts'
import { HashSchema, TextSchema } from '#domain/schema.ts'
import {
  CountSchema,
  decodeManifest,
  DeviceSchema,
  FilesSchema,
  HeadsSchema,
  IdSchema,
} from './packageManifest.ts'
import type { PackageFault } from './packageProblem.ts'

/** The newest 交换包 this version reads. */
const KNOWN_VERSION = 1

/** More photos than a package may carry. */
const MOST_LACKING = 20_000

const NameSchema = v.pipe(TextSchema, v.maxLength(MAX_NAME))
/** A device and who works on it. */
export const PartySchema = v.object({ device: DeviceSchema, person: NameSchema, unit: NameSchema })

const ManifestSchema = v.object({
  format: v.literal('binjiang-exchange'),
  version: v.literal(KNOWN_VERSION),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  from: PartySchema,
  to: v.nullable(PartySchema),
  heads: HeadsSchema,
  since: HeadsSchema,
  photos: v.picklist(['included', 'left-out']),
  lacks: v.pipe(v.array(HashSchema), v.maxLength(MOST_LACKING)),
  events: CountSchema,
  eventsHash: HashSchema,
  missing: v.array(IdSchema),
  files: FilesSchema,
})

/** What a 交换包 says of itself. */
export type ExchangeManifest = v.InferOutput<typeof ManifestSchema>

/** Decodes the `manifest.json` of a 交换包. */
export const decodeExchangeManifest = (bytes: Uint8Array): Result<ExchangeManifest, PackageFault> =>
  decodeManifest(bytes, { format: 'binjiang-exchange', known: KNOWN_VERSION, schema: ManifestSchema })
