import * as v from 'valibot'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

/** The device's own notes on its exchanges: whom it knows, what it gave and took. Not events, never exchanged. */
const KEY = 'exchange'

/** Exchanges remembered; the oldest give way. */
const HISTORY_LENGTH = 300

const Head = v.object({ device: v.string(), n: v.number(), hash: v.string() })
const Party = v.object({ device: v.string(), person: v.string(), unit: v.string() })

const Peer = v.object({
  ...Party.entries,
  /** What it said it has: its acknowledgement. */
  heads: v.array(Head),
  /** Photos it said it lacks. */
  lacks: v.array(v.string()),
  /** When it said so, ISO 8601. */
  at: v.string(),
})

const Exchanged = v.object({
  kind: v.picklist(['given', 'taken']),
  at: v.string(),
  fileName: v.string(),
  /** `null`: for anybody. */
  with: v.nullable(Party),
  events: v.number(),
  files: v.number(),
  /** Of a package that was given: how far this installation's own chains were in it. */
  reach: v.record(v.string(), v.number()),
  /** A person said that it never arrived: it counts as not given. */
  lost: v.boolean(),
})

const MemorySchema = v.object({
  peers: v.array(Peer),
  history: v.array(Exchanged),
  /** Every id this installation has written under; see docs/decisions/0004. */
  ownDevices: v.array(v.string()),
})

/** A device that gave this one a 交换包, with what it then had. */
export type KnownPeer = v.InferOutput<typeof Peer>
/** One package given or taken. */
export type Exchanged = v.InferOutput<typeof Exchanged>
/** All of it. */
export type ExchangeMemory = v.InferOutput<typeof MemorySchema>

/** Nothing exchanged yet. */
export const NOTHING_EXCHANGED: ExchangeMemory = { peers: [], history: [], ownDevices: [] }

/** Notes this installation's id while it has it: after a restore it writes under another, and owns both. */
export async function noteSelf(): Promise<void> {
  const kept = await theLog().preference(KEY)
  const read = v.safeParse(MemorySchema, kept)
  if (!read.success || !read.output.ownDevices.includes(theLog().health().device)) await noteExchange((memory) => memory)
}

/** Reads the notes; what cannot be read counts as nothing given, so that nothing is taken for handed over. */
export async function readExchanges(): Promise<ExchangeMemory> {
  const kept = await reading(() => theLog().preference(KEY))
  const read = v.safeParse(MemorySchema, kept.ok ? kept.value : null)
  const memory = read.success ? read.output : NOTHING_EXCHANGED
  return { ...memory, ownDevices: [...new Set([...memory.ownDevices, theLog().health().device])] }
}

/** Changes the notes as they stand now: another tab may have written since. */
export async function noteExchange(
  change: (memory: ExchangeMemory) => ExchangeMemory,
): Promise<Result<ExchangeMemory, LogIssue>> {
  const next = change(await readExchanges())
  const memory = { ...next, history: next.history.slice(0, HISTORY_LENGTH) }
  const kept = await theLog().setPreference(KEY, memory)
  return kept.ok ? { ok: true, value: memory } : kept
}

/** How far a device's chain is elsewhere: in a package that was given, or by somebody's own word. */
export function reachElsewhere({ peers, history }: ExchangeMemory, device: string): number {
  const given = history.filter(({ kind, lost }) => kind === 'given' && !lost)
  const said = peers.flatMap(({ heads }) => heads.filter((head) => head.device === device))
  return Math.max(0, ...given.map(({ reach }) => reach[device] ?? 0), ...said.map(({ n }) => n))
}
