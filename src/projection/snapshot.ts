import * as v from 'valibot'
import { EVENT_VERSION, type EventId } from '#domain/event.ts'
import { PAYLOADS, type EventIssue } from '#domain/eventTypes.ts'
import { KEYED_FIELDS, PROJECT_FIELDS } from '#domain/fields.ts'
import { RegisterFold } from './fold.ts'
import { SeenEvents } from './seen.ts'
import { decodeSubject, encodeSubject, FieldNames } from './snapshotSubject.ts'

/** Rises with every change of what a snapshot holds or of how events are counted: an older one is refolded. */
const SNAPSHOT_VERSION = 1

/** Subjects in one chunk: some hundred kilobytes of JSON, read and written in one go (design.md, "Speed"). */
const SUBJECTS_A_CHUNK = 1_000

/** What this version can count. An event kept as unknown must be counted once an update knows it. */
const UNDERSTOOD = checksum([
  JSON.stringify([
    EVENT_VERSION,
    Object.keys(PAYLOADS),
    Object.keys(PROJECT_FIELDS),
    Object.keys(KEYED_FIELDS),
  ]),
])

const HeaderSchema = v.object({
  format: v.literal('register-snapshot'),
  version: v.literal(SNAPSHOT_VERSION),
  understood: v.literal(UNDERSTOOD),
  chunks: v.number(),
  /** Over the text of the chunks behind the header. */
  checksum: v.number(),
  subjects: v.number(),
  events: v.number(),
  fields: v.array(v.string()),
  seen: v.array(v.tuple([v.string(), v.number(), v.array(v.number())])),
  uncounted: v.array(v.object({ id: v.string(), issue: v.looseObject({ code: v.string() }) })),
})

/** Writes a fold's state as chunks of JSON, the first of which describes and seals the others. */
export function encodeSnapshot(fold: RegisterFold): string[] {
  const { subjects, seen, uncounted, events } = fold.state
  const names = new FieldNames()
  const encoded = [...subjects].map(([subject, fields]) => encodeSubject(subject, fields, names))
  const chunks: string[] = []
  for (let start = 0; start < encoded.length; start += SUBJECTS_A_CHUNK) {
    chunks.push(JSON.stringify(encoded.slice(start, start + SUBJECTS_A_CHUNK)))
  }
  const header: v.InferInput<typeof HeaderSchema> = {
    format: 'register-snapshot',
    version: SNAPSHOT_VERSION,
    understood: UNDERSTOOD,
    chunks: chunks.length,
    checksum: checksum(chunks),
    subjects: subjects.size,
    events,
    fields: names.all,
    seen: seen.toJSON(),
    uncounted: uncounted.map(({ id, issue }) => ({ id, issue: { ...issue } })),
  }
  return [JSON.stringify(header), ...chunks]
}

/** Reads a snapshot back. @returns `null` for one that is damaged, cut, or of another version: then refold */
export function decodeSnapshot(chunks: readonly string[]): RegisterFold | null {
  try {
    const [first, ...rest] = chunks
    const header = v.safeParse(HeaderSchema, JSON.parse(first ?? 'null'))
    if (!header.success) return null
    const { output } = header
    if (rest.length !== output.chunks || checksum(rest) !== output.checksum) return null
    const subjects = new Map(
      rest.flatMap((chunk) =>
        (JSON.parse(chunk) as unknown[]).map((one) => decodeSubject(one, output.fields)),
      ),
    )
    if (subjects.size !== output.subjects) return null
    const uncounted = output.uncounted.map(({ id, issue }) => ({
      id: id as EventId,
      issue: issue as EventIssue,
    }))
    return RegisterFold.from({
      subjects,
      seen: SeenEvents.from(output.seen),
      uncounted,
      events: output.events,
    })
  } catch {
    return null
  }
}

/** FNV-1a over the characters: finds damage, not malice; the log beside it is what is proved. */
function checksum(texts: readonly string[]): number {
  let sum = 0x811c9dc5
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1)
      sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
    sum = Math.imul(sum ^ text.length, 0x01000193)
  }
  return sum >>> 0
}
