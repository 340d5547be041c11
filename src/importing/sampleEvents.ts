import { CLOCK_ZERO, nextClock, type Clock } from '#domain/clock.ts'
import { EVENT_VERSION, eventText, type Event, type EventDraft, type EventId } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { RecordedAct } from './courseActs.ts'
import { courseActs } from './courseEvents.ts'
import type { CourseFile } from './courseSchema.ts'
import { firstChange, projectDrafts, projectIdOf, type ChangeTo } from './registerEvents.ts'
import type { RegisterFile } from './registerSchema.ts'

/** The virtual device that wrote the illustrative events: the same on every device, so that merging them adds nothing. */
export const SAMPLE_DEVICE = 'seed-2025-2'

/** Who stands as the author of the illustrative plan. */
export const SAMPLE_ACTOR: Actor = { person: '示例', unit: '区发展和改革局(示例)', role: '发改局' }

/**
 * The illustrative register and its course as the exact texts of a device's chain, byte for byte the same wherever
 * they are made. Hand them to the log's `merge`: taking them in twice adds nothing.
 * @param sha256 SHA-256 of a text in UTF-8, as hex; it links each event to the one before
 */
export function sampleEventTexts(
  register: RegisterFile,
  course: CourseFile | null,
  sha256: (text: string) => string,
): readonly string[] {
  const acts = [...registerActs(register), ...(course === null ? [] : actsOfCourse(register, course))]
  const inTime = acts
    .map((act, order) => ({ act, order, instant: Date.parse(act.recordedAt) }))
    .sort((a, b) => a.instant - b.instant || a.order - b.order)
  return chain(
    inTime.map(({ act }) => act),
    sha256,
  )
}

function registerActs(file: RegisterFile): RecordedAct[] {
  const recordedAt = `${file.asOf}T09:00:00+08:00`
  const drafts = file.rows.flatMap((row) => projectDrafts(row, file, firstChange))
  return drafts.map((draft) => ({ actor: SAMPLE_ACTOR, recordedAt, draft: () => draft }))
}

function actsOfCourse(register: RegisterFile, course: CourseFile): RecordedAct[] {
  const ids = new Map(register.rows.map((row) => [row.projectCode, projectIdOf(row)]))
  return courseActs(course, (code) => ids.get(code) ?? `project/${code}`, {
    planner: SAMPLE_ACTOR,
    day: register.asOf,
  })
}

/** Writes acts one after another: number, clock, the hash of the one before, and what each change replaces. */
function chain(acts: readonly RecordedAct[], sha256: (text: string) => string): string[] {
  const written = new WrittenFields()
  let clock: Clock = CLOCK_ZERO
  let prev = ''
  return acts.map(({ actor, recordedAt, draft }, index) => {
    const n = index + 1
    const act = draft(written.changeTo)
    written.note(`${SAMPLE_DEVICE}:${n}`, act)
    clock = nextClock(clock, Date.parse(recordedAt))
    const event: Event = {
      v: EVENT_VERSION,
      device: SAMPLE_DEVICE,
      n,
      prev,
      ...act,
      clock,
      actor,
      recordedAt,
    }
    const text = eventText(event)
    prev = sha256(text)
    return text
  })
}

/** What the chain has written so far, so that a later change names the earlier one as its base. */
class WrittenFields {
  readonly #heads = new Map<string, { readonly id: EventId; readonly value: unknown }>()

  readonly changeTo: ChangeTo = (subject, field, to) => {
    const head = this.#heads.get(`${subject} ${field}`)
    return { field, from: head?.value ?? null, to, base: head ? [head.id] : [] }
  }

  note(id: EventId, { subject, changes }: EventDraft): void {
    for (const { field, to } of changes) this.#heads.set(`${subject} ${field}`, { id, value: to })
  }
}
