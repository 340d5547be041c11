import type { EventDraft, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import { reverted } from '#projection/drafts.ts'
import { change, registration } from '../../support/device.ts'
import { Random } from './random.ts'
import { idsIn, SimulatedDevice, type Packet } from './simulatedDevice.ts'
import type { Fault, SimulatedLog } from './simulatedLog.ts'

/** Devices of a schedule and acts of each. */
export const DEVICES = 5
export const ACTS = 60

const DAY = 86_400_000
const ACTOR: Actor = { person: '甲', unit: '示例街道', role: '填报员' }

/** What the world knows after a schedule: what was truly written, and what honestly went with a lost device. */
export interface World {
  readonly devices: readonly SimulatedDevice[]
  readonly written: Map<EventId, StoredEvent>
  /** On a device that was lost, and at that moment in no backup and on no other. */
  readonly gone: Set<EventId>
  readonly counts: Record<string, number>
}

/** How a schedule is run. */
export interface Terms {
  readonly seed: number
  readonly fault: Fault | null
  /** Wall clocks are wrong by up to this many days either way. */
  readonly wrongDays: number
  readonly open: (device: string, now: () => number) => SimulatedLog | Promise<SimulatedLog>
  readonly acts?: number
}

/** What may happen, and how often of 100. */
const HAPPENINGS = [
  [44, 'edit'], [4, 'act of several'], [4, 'undo'], [5, 'settle'], [1, 'register'], [17, 'pack'], [17, 'open'],
  [2, 'tampered'], [2, 'backup'], [1, 'restore'], [1, 'replace'], [2, 'clock'],
] as const
const TABLE = HAPPENINGS.flatMap(([share, name]) => Array.from({ length: share }, () => name))

/** Plays one schedule to its end, after which everybody has exchanged with everybody. */
export async function play(terms: Terms): Promise<World> {
  const course = new Course(terms)
  await course.begin()
  for (const index of course.turns()) await course.act(index)
  await course.exchangeAll()
  return course.world
}

class Course {
  readonly #terms: Terms
  readonly #random: Random
  readonly #devices: SimulatedDevice[] = []
  readonly #subjects: Subject[] = ['project/p1', 'project/p2', 'project/p3']
  readonly #written = new Map<EventId, StoredEvent>()
  readonly #gone = new Set<EventId>()
  readonly #counts: Record<string, number> = {}
  #post: Packet[] = []
  #now = Date.UTC(2025, 5, 1)
  #step = 0
  #values = 0
  #installed = 0

  constructor(terms: Terms) {
    this.#terms = terms
    this.#random = new Random(terms.seed)
  }

  get world(): World {
    return { devices: this.#devices, written: this.#written, gone: this.#gone, counts: this.#counts }
  }

  /** Every device, the first of which registered three projects that all of them have. */
  async begin(): Promise<void> {
    for (let index = 0; index < DEVICES; index += 1) {
      this.#devices.push(new SimulatedDevice(index, await this.#install(index), this.#terms.fault))
      this.#skew(this.#device(index))
    }
    for (const subject of this.#subjects) await this.#record(0, [this.#registered(subject)])
    const { texts } = await this.#device(0).pack(1, true, 0)
    for (const device of this.#devices.slice(1)) await device.take(texts)
  }

  /** Whose turn it is: each device as often, in any order. */
  turns(): number[] {
    const all = Array.from({ length: DEVICES * (this.#terms.acts ?? ACTS) }, (_, at) => at % DEVICES)
    return this.#random.shuffled(all)
  }

  /** One act of one device. */
  async act(index: number): Promise<void> {
    this.#step += 1
    this.#now += this.#random.below(600_000)
    const name = this.#random.pick(TABLE)
    this.#counts[name] = (this.#counts[name] ?? 0) + 1
    const acts: Record<typeof name, () => Promise<unknown> | void> = {
      edit: () => this.#record(index, [this.#edit(index)]),
      'act of several': () => this.#record(index, [this.#edit(index), this.#edit(index), this.#edit(index)]),
      undo: () => this.#undo(index),
      settle: () => this.#settle(index),
      register: () => this.#register(index),
      pack: () => this.#pack(index),
      open: () => this.#open(index),
      tampered: () => this.#tampered(index),
      backup: () => this.#backup(index),
      restore: () => this.#device(index).take(this.#device(index).backup),
      replace: () => this.#replace(index),
      clock: () => this.#skew(this.#device(index)),
    }
    await acts[name]()
  }

  /** Everybody gives everybody what they lack, three times, and every package arrives. */
  async exchangeAll(): Promise<void> {
    for (let round = 0; round < 3; round += 1)
      for (const from of this.#devices)
        for (const to of this.#devices) {
          if (from === to) continue
          const packet = await from.pack(to.index, false, (this.#step += 1))
          await to.take(packet.texts)
          to.hear(packet)
        }
  }

  #device(index: number): SimulatedDevice {
    return this.#devices[index] as SimulatedDevice
  }

  async #install(index: number): Promise<SimulatedLog> {
    return this.#terms.open(`d${index}-${(this.#installed += 1)}`, () => this.#now + (this.#devices[index]?.skew ?? 0))
  }

  #skew(device: SimulatedDevice): void {
    device.skew = Math.round((this.#random.next() * 2 - 1) * this.#terms.wrongDays * DAY)
  }

  async #record(index: number, drafts: readonly EventDraft[]): Promise<void> {
    for (const stored of await this.#device(index).record(drafts, ACTOR)) this.#written.set(stored.id, stored)
  }

  #registered(subject: Subject): EventDraft {
    return { type: 'ProjectRegistered', subject, payload: { source: '示例' }, changes: registration({ name: `项目 ${subject}` }) }
  }

  #edit(index: number): EventDraft {
    const fields = this.#random.shuffled(Object.keys(this.#freshValues())).slice(0, 1 + this.#random.below(2))
    const subject = this.#random.pick(this.#subjects)
    const changes = fields.map((field) => this.#changed(index, subject, field))
    return { type: 'ProjectRevised', subject, payload: { reason: null }, changes }
  }

  /** Every value is written once and never again, so that a lost one shows. */
  #freshValues(): Readonly<Record<string, unknown>> {
    const value = (this.#values += 1)
    return { officer: `专员${value}`, totalInvestment: value * 10_000, 'annualPlan@2025': value * 10_000, name: `项目 ${value}` }
  }

  #changed(index: number, subject: Subject, field: string): EventDraft['changes'][number] {
    const heads = this.#device(index).headsOf(subject, field)
    return change(field, this.#freshValues()[field], heads.map(({ id }) => id), heads.at(-1)?.value ?? null)
  }

  async #undo(index: number): Promise<void> {
    const device = this.#device(index)
    const act = device.acts.pop()
    const register = device.glance()
    const back = (act ?? []).map((stored) => reverted(register, stored, '更正'))
    const drafts = back.flatMap((draft) => (draft.ok ? [draft.value] : []))
    if (drafts.length > 0 && drafts.length === back.length) await this.#record(index, drafts)
  }

  async #settle(index: number): Promise<void> {
    const conflict = this.#device(index).conflict()
    if (!conflict) return
    const { subject, field } = conflict
    // In an order that no clock decides: the same schedule with other clocks chooses the same.
    const heads = [...conflict.heads].sort((a, b) => (a.id < b.id ? -1 : 1))
    const chosen = change(field, this.#random.pick(heads).value, heads.map(({ id }) => id), heads.at(-1)?.value ?? null)
    await this.#record(index, [{ type: 'ConflictSettled', subject, payload: { field }, changes: [chosen] }])
  }

  async #register(index: number): Promise<void> {
    const subject = `project/n${this.#values}`
    this.#subjects.push(subject)
    await this.#record(index, [this.#registered(subject)])
  }

  async #pack(index: number): Promise<void> {
    const to = (index + 1 + this.#random.below(DEVICES - 1)) % DEVICES
    this.#post.push(await this.#device(index).pack(to, this.#random.chance(0.15), this.#step))
  }

  /** Opens one of the packages for this device: any of them, perhaps in parts, perhaps again later; or it never comes. */
  async #open(index: number): Promise<void> {
    const mine = this.#post.filter(({ to }) => to === index)
    if (mine.length === 0) return
    const packet = this.#random.pick(mine)
    if (!this.#random.chance(0.2)) this.#post = this.#post.filter((other) => other !== packet)
    if (this.#random.chance(0.15)) return
    const device = this.#device(index)
    const parts = this.#random.chance(0.25) ? this.#random.shuffled(this.#partsOf(packet.texts)) : [packet.texts]
    if (parts.length > 1 && this.#random.chance(0.3)) parts.pop()
    for (const texts of parts) await this.#taken(device.take(texts))
    device.hear(packet)
  }

  #partsOf(texts: readonly string[]): (readonly string[])[] {
    const size = Math.max(1, Math.ceil(texts.length / (2 + this.#random.below(3))))
    return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size))
  }

  async #taken(taking: ReturnType<SimulatedDevice['take']>): Promise<void> {
    if ((await taking).refused) this.#counts['refused though sound'] = (this.#counts['refused though sound'] ?? 0) + 1
  }

  /** A package in which one value was changed on its way: of an event that is new here and that another one follows. */
  async #tampered(index: number): Promise<void> {
    const device = this.#device(index)
    const here = await idsIn(device)
    const waits = new Set((await device.log.waiting()).map(({ id }) => id))
    const packet = this.#post.find(({ to }) => to === index)
    const found = packet && alterable(packet.texts, this.#written, (id) => here.has(id) || waits.has(id))
    if (!packet || !found) return
    const altered = packet.texts.map((text) => (text === found ? text.replace('示例街道', '别的街道') : text))
    const name = (await device.take(altered)).refused ? 'tampered and refused' : 'tampered and taken'
    this.#counts[name] = (this.#counts[name] ?? 0) + 1
  }

  async #backup(index: number): Promise<void> {
    const device = this.#device(index)
    device.backup = (await device.log.all()).map(({ text }) => text)
  }

  /** The device is lost or broken; a new one takes its backup. */
  async #replace(index: number): Promise<void> {
    const device = this.#device(index)
    const elsewhere = new Set(device.backup)
    for (const other of this.#devices) if (other !== device) for (const { text } of await other.log.all()) elsewhere.add(text)
    for (const { id, text } of await device.log.all()) if (!elsewhere.has(text)) this.#gone.add(id)
    await device.replace(await this.#install(index))
  }
}

/** The text of an event that is not here, nor the one after it, which is in the same package. */
function alterable(texts: readonly string[], written: World['written'], isHere: (id: EventId) => boolean): string | undefined {
  const packed = new Set(texts)
  for (const [id, { text, event }] of written) {
    const next = written.get(`${event.device}:${event.n + 1}`)
    if (packed.has(text) && next && packed.has(next.text) && !isHere(id) && !isHere(next.id)) return text
  }
  return undefined
}
