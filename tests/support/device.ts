import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { CLOCK_ZERO, laterClock, nextClock, type Clock } from '#domain/clock.ts'
import { EVENT_VERSION, eventId, eventText, readEvent, type Change, type Event, type StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'

/** Who works on a simulated device, unless a test says otherwise. */
export const ACTOR: Actor = { person: '甲', unit: '示例街道', role: '填报员' }

/** What a simulated device is asked to write; whatever a test leaves out is filled in. */
export interface Writing {
  readonly type?: string
  readonly subject?: string
  readonly payload?: unknown
  readonly changes?: readonly Change[]
  readonly actor?: Actor
}

/** An event as the log hands it out: read back from its exact text. @throws when the text is no event at all */
export function storedFrom(text: string): StoredEvent {
  const { event, issue } = readEvent(text)
  if (event === null) throw new Error(`Not an event: ${text}`)
  return { id: eventId(event), event, text, hash: hashOf(text), issue }
}

/** SHA-256 of a text in hex. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** Writes an event's text and reads it back, as the log would. */
export const makeStored = (event: Event): StoredEvent => storedFrom(eventText(event))

/**
 * A simulated device: it numbers, chains and clocks its events as a real one does, on a wall clock of
 * its own that a test may set wrong.
 */
export class Device {
  readonly name: string
  /** What this device's own clock shows, in epoch milliseconds; a test moves it as it likes. */
  now: number
  readonly #known = new Map<string, StoredEvent>()
  #n = 0
  #prev = ''
  #clock: Clock = CLOCK_ZERO

  constructor(name: string, now = Date.UTC(2025, 5, 1)) {
    this.name = name
    this.now = now
  }

  /** Everything this device wrote or received, in order of arrival. */
  get known(): readonly StoredEvent[] {
    return [...this.#known.values()]
  }

  /** Writes one event after all it knows. */
  write({ type = 'ProjectRevised', subject = 'project/p1', payload = { reason: null }, changes = [], actor = ACTOR }: Writing): StoredEvent {
    this.#clock = nextClock(this.#clock, this.now)
    this.#n += 1
    const place = { v: EVENT_VERSION, device: this.name, n: this.#n, prev: this.#prev }
    const recordedAt = new Date(this.now).toISOString()
    const stored = makeStored({ ...place, type, subject, payload, changes, clock: this.#clock, actor, recordedAt })
    this.#prev = stored.hash
    this.#known.set(stored.id, stored)
    return stored
  }

  /** Receives what other devices wrote; what it knows already changes nothing. */
  receive(events: readonly StoredEvent[]): void {
    for (const stored of events) {
      if (!this.#known.has(stored.id)) this.#known.set(stored.id, stored)
      this.#clock = laterClock(this.#clock, stored.event.clock)
    }
  }
}

/** A change as an edit writes it. */
export const change = (field: string, to: unknown, base: Change['base'] = [], from: unknown = null): Change => ({ field, from, to, base })

/** The changes that register a project with some fields. */
export const registration = (fields: Readonly<Record<string, unknown>> = {}): Change[] =>
  Object.entries({ registered: true, name: '智慧泵站（示例）', stage: '储备', ...fields }).map(([field, to]) => change(field, to))
