import fc from 'fast-check'
import type { Change, EventId, StoredEvent } from '#domain/event.ts'
import { ACTOR, change, Device, makeStored, registration } from './device.ts'
import { naiveFold, type NaiveRegister } from './naiveFold.ts'

/** Runs of each property; the seed makes a failure come back. */
export const PROPERTY = { numRuns: 250, seed: 20_250_601 } as const
/** How long a property may take on a machine that is busy with other tests, ms; alone it takes about a second. */
export const PATIENCE = 60_000

/** Fields of every kind of place a value may have in a project, with values that fit. */
const FIELDS: Readonly<Record<string, readonly unknown[]>> = {
  registered: [true, true, true, null],
  name: ['甲项目', '乙项目', '丙项目'],
  stage: ['储备', '开工', '续建'],
  totalInvestment: [0, 10_000, 123_456_789, null],
  constructionLibrary: [{ kind: '立项审批', documentNo: '1号', date: '2025-01-02' }, null],
  'annualPlan@2025': [0, 20_000, null],
  'annualPlan@2024': [30_000, 40_000],
  'planCategory@2025': ['续建', '新开工'],
  'list@2025/市重点': [{ level: '市级', plan: null }, { level: '市级', plan: 5_000 }, null],
  'list@2025/两重': [{ level: null, plan: null }],
  'list@2024/市重点': [{ level: null, plan: 1 }],
  'report@2025-03': [monthly(100), monthly(-50), null],
  'report@2025-01': [monthly(7)],
  'milestone@环评': [{ due: '2025-03-01', done: null, responsible: null }, { due: null, done: '2025-02-01', responsible: '乙' }],
  'milestone@进场': [{ due: null, done: null, responsible: null }],
  'waiver@开工': [{ items: ['permit'], reason: '并联审批', person: '丙', date: '2025-03-04' }, null],
}

function monthly(invested: number): Record<string, unknown> {
  const unknown = { progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null }
  return { invested, ...unknown, reporter: '甲' }
}

const fieldAndValue = fc
  .constantFrom(...Object.keys(FIELDS))
  .chain((field) => fc.constantFrom(...(FIELDS[field] ?? [])).map((value) => ({ field, value })))
const subject = fc.constantFrom('project/p1', 'project/p1', 'project/p2')
const writer = fc.nat({ max: 3 })

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), writer, subject, edits: fc.uniqueArray(fieldAndValue, { minLength: 1, maxLength: 3, selector: ({ field }) => field }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('meet' as const), writer, other: writer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const), writer, subject, edit: fieldAndValue }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), writer, by: fc.integer({ min: -90_000_000, max: 90_000_000 }) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What four devices write in an honest course, from one registered project on: each edit names what its author's device knew. */
export const honestHistory: fc.Arbitrary<StoredEvent[]> = fc.array(step, { minLength: 6, maxLength: 30, size: 'max' }).map(play)

function play(steps: readonly Step[]): StoredEvent[] {
  const devices = ['a', 'b', 'c', 'd'].map((name) => new Device(name))
  const [first] = devices as [Device]
  first.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration() })
  for (const device of devices) device.receive(first.known)
  for (const each of steps) act(devices, each)
  return devices.flatMap((device) => device.known.filter(({ event }) => event.device === device.name))
}

function act(devices: readonly Device[], each: Step): void {
  const device = devices[each.writer] as Device
  if (each.kind === 'clock') device.now += each.by
  else if (each.kind === 'meet') device.receive((devices[each.other] as Device).known)
  else {
    const edits = each.kind === 'edit' ? each.edits : [each.edit]
    const type = each.kind === 'edit' ? 'ProjectRevised' : 'ConflictSettled'
    const known = naiveFold(device.known)
    const changes = edits.map(({ field, value }) => seen(known, each.subject, field, value))
    device.write({ type, subject: each.subject, payload: { reason: null, field: edits[0]?.field ?? '' }, changes })
  }
}

function seen(known: NaiveRegister, about: string, field: string, value: unknown): Change {
  const heads = known.get(about)?.get(field) ?? []
  return change(field, value, heads.map(({ id }) => id), heads.at(-1)?.value ?? null)
}

const ANY_ID = fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 9 })).map(([device, n]): EventId => `${device}:${n}`)

/** A few fields, so that bases meet; one value does not fit its field and one field is unknown. */
const wildChange = fc.record({
  field: fc.constantFrom('name', 'registered', 'totalInvestment', 'list@2025/市重点', 'nonsense'),
  value: fc.constantFrom<unknown>('甲项目', '乙项目', true, true, 5_000, 6_000, -1, null),
  base: fc.array(ANY_ID, { maxLength: 2 }),
})

/**
 * Events with any bases at all: of events that come later, of none, of themselves, in circles; some of a
 * type or version not known here. What damaged or hostile devices may send.
 */
export const wildHistory: fc.Arbitrary<StoredEvent[]> = fc
  .uniqueArray(
    fc.record({ id: ANY_ID, subject, type: fc.constantFrom('ProjectRevised', 'ProjectRevised', 'Unheard'), changes: fc.array(wildChange, { maxLength: 4, size: 'max' }), wall: fc.nat({ max: 3 }) }),
    { minLength: 3, maxLength: 14, size: 'max', selector: ({ id }) => id },
  )
  .map((events) => events.map(({ id, ...rest }) => wildEvent(id, rest)))

interface Wild {
  readonly subject: string
  readonly type: string
  readonly changes: readonly { field: string; value: unknown; base: EventId[] }[]
  readonly wall: number
}

function wildEvent(id: EventId, { subject: about, type, changes, wall }: Wild): StoredEvent {
  const [device = '', n] = id.split(':')
  const written = changes.map(({ field, value, base }) => change(field, value, base))
  const place = { v: 1, device, n: Number(n), prev: '' }
  const when = { clock: [wall, 0] as const, actor: ACTOR, recordedAt: '2025-06-01T08:00:00.000Z' }
  return makeStored({ ...place, type, subject: about, payload: { reason: null }, changes: written, ...when })
}

/** The same events in another order, some of them more than once, cut into slices. */
export function delivered(events: readonly StoredEvent[]): fc.Arbitrary<StoredEvent[][]> {
  if (events.length === 0) return fc.constant([])
  const order = fc.shuffledSubarray([...events], { minLength: events.length })
  const again = fc.array(fc.constantFrom(...events), { maxLength: 6 })
  const size = fc.integer({ min: 1, max: 7 })
  return fc.tuple(order, again, size).map(([all, twice, most]) => slices([...all.slice(0, 2), ...twice, ...all], most))
}

function slices<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size))
  return parts
}
