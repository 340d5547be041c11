import * as v from 'valibot'
import type { EventId } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { HashSchema } from '#domain/schema.ts'
import type { PackageFault } from './packageProblem.ts'

/** A number of things: 0, 1, 2 … */
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** A device's id. */
export const DeviceSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))
/** An event's id. */
export const IdSchema = v.custom<EventId>(
  (input) => typeof input === 'string' && /^[a-z0-9-]{1,40}:[1-9]\d*$/.test(input),
)
/** More devices than a district will ever have had; a longer list is not kept for anybody. */
const MOST_DEVICES = 5_000
/** The last event of each device: a version vector. */
export const HeadsSchema = v.pipe(
  v.array(v.object({ device: DeviceSchema, n: CountSchema, hash: HashSchema })),
  v.maxLength(MOST_DEVICES),
)
/** The files beside the events, by their content. */
export const FilesSchema = v.array(
  v.object({ hash: HashSchema, mediaType: v.pipe(v.string(), v.maxLength(100)), size: CountSchema }),
)

/** The formats the app writes. */
const FORMATS = { 'binjiang-backup': 'backup', 'binjiang-exchange': 'exchange' } as const
const FormatSchema = v.object({
  format: v.picklist(Object.keys(FORMATS) as (keyof typeof FORMATS)[]),
  version: CountSchema,
})

/** What is expected of a `manifest.json`. */
interface Expected<T> {
  readonly format: keyof typeof FORMATS
  /** The newest version this code reads. */
  readonly known: number
  readonly schema: v.GenericSchema<unknown, T>
}

/**
 * Decodes `manifest.json`. A newer format and a file of the other kind are told apart from a damaged one:
 * there the remedy is an update, or another place to open it.
 */
export function decodeManifest<T>(
  bytes: Uint8Array,
  { format, known, schema }: Expected<T>,
): Result<T, PackageFault> {
  const raw = parse(bytes)
  const said = v.safeParse(FormatSchema, raw)
  if (!said.success) return fail({ code: 'package/bad-manifest', where: v.getDotPath(said.issues[0]) ?? '' })
  if (said.output.format !== format)
    return fail({ code: 'package/other-kind', found: FORMATS[said.output.format] })
  if (said.output.version > known)
    return fail({ code: 'package/newer', version: said.output.version, known })
  const manifest = v.safeParse(schema, raw)
  if (manifest.success) return ok(manifest.output)
  return fail({ code: 'package/bad-manifest', where: v.getDotPath(manifest.issues[0]) ?? '' })
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
