import { CLOCK_ZERO, nextClock, type Clock } from '#domain/clock.ts'
import { EVENT_VERSION, eventText, type Change, type Event, type EventId, type Subject } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import { courseActs, type RecordedAct } from './courseEvents.ts'
import type { CourseFile } from './courseSchema.ts'
import { firstChange, projectDrafts, projectIdOf } from './registerEvents.ts'
import type { RegisterFile } from './registerSchema.ts'

/** The virtual device that wrote the illustrative events: the same on every device, so that merging them adds nothing. */
export const SAMPLE_DEVICE = 'seed-2025'

/** Who stands as the author of the illustrative plan. */
export const SAMPLE_ACTOR: Actor = { person: '示例', unit: '区发展和改革局(示例)', role: '发改局' }

/**
 * The illustrative register and its course as the exact texts of a device's chain, byte for byte the same wherever
 * they are made. Hand them to the log's `merge`: taking them in twice adds nothing.
 * @param sha256 SHA-256 of a text in UTF-8, as hex; it links each event to the one before
 */
export function sampleEventTexts(register: RegisterFile, course: CourseFile | null, sha256: (text: string) => string): readonly string[] {
  const acts = [...registerActs(register), ...(course === null ? [] : actsOfCourse(register, course))]
  const inTime = acts.map((act, order) => ({ act, order, instant: Date.parse(act.recordedAt) })).sort((a, b) => a.instant - b.instant || a.order - b.order)
  return chain(inTime.map(({ act }) => act), sha256)
}

function registerActs(file: RegisterFile): RecordedAct[] {
  const recordedAt = `${file.asOf}T09:00:00+08:00`
  const drafts = file.rows.flatMap((row) => projectDrafts(row, file, firstChange))
  return drafts.map((draft) => ({ actor: SAMPLE_ACTOR, recordedAt, draft: () => draft }))
}

function actsOfCourse(register: RegisterFile, course: CourseFile): RecordedAct[] {
  const ids = new Map(register.rows.map((row) => [row.projectCode, projectIdOf(row)]))
  return courseActs(course, (code) => ids.get(code) ?? `project/${code}`, { planner: SAMPLE_ACTOR, day: register.asOf })
}

/** Writes acts one after another: number, clock, the hash of the one before, and what each change replaces. */
function chain(acts: readonly RecordedAct[], sha256: (text: string) => string): string[] {
  const written = new Map<string, { readonly id: EventId; readonly value: unknown }>()
  const place = (subject: Subject, field: string): string => `${subject} ${field}`
  const changeTo = (subject: Subject, field: string, to: unknown): Change => {
    const head = written.get(place(subject, field))
    return { field, from: head?.value ?? null, to, base: head ? [head.id] : [] }
  }
  let clock: Clock = CLOCK_ZERO
  let prev = ''
  return acts.map(({ actor, recordedAt, draft }, index) => {
    const n = index + 1
    const { type, subject, payload, changes } = draft(changeTo)
    for (const { field, to } of changes) written.set(place(subject, field), { id: `${SAMPLE_DEVICE}:${n}`, value: to })
    clock = nextClock(clock, Date.parse(recordedAt))
    const event: Event = { v: EVENT_VERSION, device: SAMPLE_DEVICE, n, prev, type, subject, payload, changes, clock, actor, recordedAt }
    const text = eventText(event)
    prev = sha256(text)
    return text
  })
}
