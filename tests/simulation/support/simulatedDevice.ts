import type { EventDraft, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { Head } from '#domain/project.ts'
import type { DeviceHead } from '#log/types.ts'
import { RegisterFold } from '#projection/fold.ts'
import { EMPTY_REGISTER, type Register } from '#projection/register.ts'
import { emptyRegister, isConflict, write, type MultiValue } from '#projection/registers.ts'
import type { Fault, SimulatedLog, Taken } from './simulatedLog.ts'

/** A 交换包 on its way: what it carries, and what its maker had, which is the maker's acknowledgement. */
export interface Packet {
  readonly from: number
  readonly to: number
  readonly heads: readonly DeviceHead[]
  readonly texts: readonly string[]
  /** When it was made, by the number of the act: a later one is a newer word. */
  readonly at: number
}

/** A device: its log, the register it folded as things came, its wall clock and what the others acknowledged. */
export class SimulatedDevice {
  readonly index: number
  readonly #fault: Fault | null
  log: SimulatedLog
  /** What its wall clock is off by, ms. */
  skew = 0
  /** The texts of its last backup. */
  backup: readonly string[] = []
  /** Its own acts that it may take back, the last one last. */
  acts: (readonly StoredEvent[])[] = []
  #fold = new RegisterFold()
  #unfolded: StoredEvent[] = []
  /** The fold's registers alone, by `subject field`: what an edit needs, without building a project for each. */
  #fields = new Map<string, MultiValue>()
  #acknowledged = new Map<number, Pick<Packet, 'heads' | 'at'>>()

  constructor(index: number, log: SimulatedLog, fault: Fault | null) {
    this.index = index
    this.log = log
    this.#fault = fault
  }

  /** Writes one act. */
  async record(drafts: readonly EventDraft[], actor: Actor): Promise<readonly StoredEvent[]> {
    const written = await this.log.append(drafts, actor)
    this.#count(written)
    this.acts.push(written)
    return written
  }

  /** Makes a package for another device: what it has not acknowledged yet, or everything. */
  async pack(to: number, everything: boolean, at: number): Promise<Packet> {
    const since = everything ? [] : (this.#acknowledged.get(to)?.heads ?? [])
    const packet = { from: this.index, to, heads: await this.log.heads(), texts: await this.log.beyond(since), at }
    if (this.#fault === 'sent counts as received') this.#acknowledged.set(to, { heads: packet.heads, at })
    return packet
  }

  /** Takes texts; all of them or none. */
  async take(texts: readonly string[]): Promise<Taken> {
    const taken = await this.log.merge(texts)
    if (!taken.refused) this.#count(taken.entered)
    return taken
  }

  /** Notes what a package says its maker has. An older package does not take back a newer word. */
  hear({ from, heads, at }: Packet): void {
    if (this.#fault === 'sent counts as received') return
    if ((this.#acknowledged.get(from)?.at ?? -1) < at) this.#acknowledged.set(from, { heads, at })
  }

  /** The device is gone; its backup is restored into the empty log of another one. */
  async replace(log: SimulatedLog): Promise<void> {
    this.log = log
    this.#fold = new RegisterFold()
    this.#unfolded = []
    this.#fields = new Map()
    this.acts = []
    this.#acknowledged = new Map()
    await this.take(this.backup)
  }

  /** The heads of a field as this device would show them. */
  headsOf(subject: Subject, field: string): readonly Head[] {
    const heads = this.#fields.get(`${subject} ${field}`)?.heads ?? []
    return this.#fault === 'last writer wins' ? latestOnly(heads) : heads
  }

  /** The first field, by name, that two devices have written apart; `null` when there is none. */
  conflict(): { subject: Subject; field: string; heads: readonly Head[] } | null {
    const places = [...this.#fields].flatMap(([place, register]) => (isConflict(register) ? [place] : [])).sort()
    const [subject = '', field = ''] = (places[0] ?? '').split(' ')
    return subject === '' ? null : { subject, field, heads: this.headsOf(subject, field) }
  }

  /** The register as far as taking back an act looks at it. */
  glance(): Register {
    const fieldsOf = (subject: Subject): string[] =>
      [...this.#fields.keys()].flatMap((place) => (place.startsWith(`${subject} `) ? [place.slice(subject.length + 1)] : []))
    return { ...EMPTY_REGISTER, headsOf: (subject, field) => this.headsOf(subject, field), fieldsOf }
  }

  /** The register as its screen shows it. */
  register(): Register {
    this.#catchUp()
    const register = this.#fold.register()
    if (this.#fault !== 'last writer wins') return register
    return { ...register, headsOf: (subject, field) => latestOnly(register.headsOf(subject, field)) }
  }

  #count(events: readonly StoredEvent[]): void {
    for (const stored of events) {
      this.#unfolded.push(stored)
      for (const { field, to, base } of stored.event.changes) this.#write(`${stored.event.subject} ${field}`, stored, to, base)
    }
  }

  #write(place: string, { id, event }: StoredEvent, to: unknown, base: readonly EventId[]): void {
    let register = this.#fields.get(place)
    if (!register) this.#fields.set(place, (register = emptyRegister()))
    write(register, id, to, event.clock, base)
  }

  #catchUp(): void {
    if (this.#unfolded.length === 0) return
    this.#fold.apply(this.#unfolded)
    this.#unfolded = []
  }
}

/** What a register that keeps the last writer's value alone would show. */
function latestOnly(heads: readonly Head[]): readonly Head[] {
  return [...heads].sort((a, b) => a.clock[0] - b.clock[0] || a.clock[1] - b.clock[1] || (a.id < b.id ? -1 : 1)).slice(-1)
}

/** The ids a device holds, for comparing. */
export const idsIn = async (device: SimulatedDevice): Promise<ReadonlySet<EventId>> =>
  new Set((await device.log.all()).map(({ id }) => id))
