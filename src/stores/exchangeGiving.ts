import { shallowRef, type Ref, type ShallowRef } from 'vue'
import { ok, type Result } from '#domain/result.ts'
import type { ExchangeOrder, Party } from '#exporting/exchange.ts'
import type { FinishedPackage } from '#exporting/packageWriter.ts'
import type { PackingIssue, PackingProgress } from '#exporting/packing.ts'
import type { DeviceHead, LogIssue } from '#log/types.ts'
import { noteExchange, type ExchangeMemory, type KnownPeer } from './exchangeMemory.ts'
import { theLog } from './openedLog.ts'
import { usePacking } from './packing.ts'
import { reading } from './reading.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'

/** For whom a package is and what goes into it. */
export interface Wish {
  /** `null`: for anybody, with everything. */
  readonly peer: KnownPeer | null
  readonly photos: boolean
}

/** A package that is made but not handed over yet. */
export interface MadePackage {
  readonly exchange: FinishedPackage
  readonly to: KnownPeer | null
  readonly reach: Readonly<Record<string, number>>
}

/** What a package would come to, before it is made. */
export interface Estimate {
  readonly events: number
  readonly photos: number
  /** About, in bytes. */
  readonly bytes: number
}

/** A packed event, measured on the illustrative register. */
const BYTES_PER_EVENT = 160

/** Making packages: the half of the exchange that gives. */
export interface Giving {
  readonly progress: Ref<PackingProgress | null>
  readonly made: ShallowRef<MadePackage | null>
  readonly make: (wish: Wish, now: number) => Promise<Result<MadePackage, PackingIssue | LogIssue>>
  readonly cancel: () => void
  readonly estimate: (wish: Wish) => Promise<Estimate | null>
  readonly handedOver: (now: number) => Promise<Result<ExchangeMemory, LogIssue> | null>
}

/** Makes packages one at a time and notes those that were handed over. */
export function useGiving(): Giving {
  const made = shallowRef<MadePackage | null>(null)
  const { progress, run, cancel } = usePacking()

  async function make(wish: Wish, now: number): Promise<Result<MadePackage, PackingIssue | LogIssue>> {
    made.value = null
    let heads: readonly DeviceHead[] = []
    const written = await run(async () => {
      const order = await orderOf(wish, now)
      heads = order.heads
      return { kind: 'exchange', order }
    })
    if (!written.ok) return written
    const reach = Object.fromEntries(heads.map(({ device, n }) => [device, n]))
    made.value = { exchange: written.value, to: wish.peer, reach }
    return ok(made.value)
  }

  async function handedOver(now: number): Promise<Result<ExchangeMemory, LogIssue> | null> {
    if (!made.value) return null
    const { exchange, to, reach } = made.value
    made.value = null
    return noteExchange((memory) => {
      const own = Object.fromEntries(memory.ownDevices.map((device) => [device, reach[device] ?? 0]))
      const note = { kind: 'given' as const, at: new Date(now).toISOString(), fileName: exchange.fileName, with: to && partyOf(to) }
      return { ...memory, history: [{ ...note, events: exchange.events, files: exchange.files, reach: own, lost: false }, ...memory.history] }
    })
  }

  return { progress, made, make, cancel, estimate, handedOver }
}

const partyOf = ({ device, person, unit }: Party): Party => ({ device, person, unit })

async function orderOf({ peer, photos }: Wish, now: number): Promise<ExchangeOrder> {
  const { actor } = useSession()
  const [heads, since] = [await theLog().heads(), peer ? await sharedWith(peer.heads) : []]
  const here = new Set(await theLog().fileHashes())
  return {
    now,
    from: { device: theLog().health().device, person: actor?.person ?? '未署名', unit: actor?.unit ?? '未署名' },
    to: peer && partyOf(peer),
    heads,
    since,
    photos: photos ? 'included' : 'left-out',
    lacks: allPhotos().map(({ hash }) => hash).filter((hash) => !here.has(hash)),
    owed: peer?.lacks ?? [],
  }
}

/** What the other has of the chains as they stand here; a chain it has with other bytes goes along whole. */
async function sharedWith(heads: readonly DeviceHead[]): Promise<DeviceHead[]> {
  const ours = new Map((await theLog().heads()).map((head) => [head.device, head]))
  const shared = await Promise.all(
    heads.map(async (head) => {
      const own = ours.get(head.device)
      if (!own) return []
      if (own.n <= head.n) return [own]
      const stored = await theLog().event(`${head.device}:${head.n}`)
      return stored?.hash === head.hash ? [head] : []
    }),
  )
  return shared.flat()
}

const allPhotos = (): { hash: string; size: number; by: string; n: number }[] =>
  useRegister().projects.flatMap((project) =>
    project.photos.map(({ hash, size }) => {
      const id = useRegister().register.headsOf(project.id, `photo@${hash}`).at(-1)?.id ?? ':0'
      const colon = id.lastIndexOf(':')
      return { hash, size, by: id.slice(0, colon), n: Number(id.slice(colon + 1)) }
    }),
  )

async function estimate({ peer, photos }: Wish): Promise<Estimate | null> {
  const counted = await reading(async () => {
    const since = new Map((peer ? await sharedWith(peer.heads) : []).map(({ device, n }) => [device, n]))
    const events = (await theLog().heads()).reduce((sum, { device, n }) => sum + n - (since.get(device) ?? 0), 0)
    const owed = new Set(peer?.lacks ?? [])
    const sent = photos ? allPhotos().filter(({ hash, by, n }) => n > (since.get(by) ?? 0) || owed.has(hash)) : []
    const bytes = events * BYTES_PER_EVENT + sent.reduce((sum, { size }) => sum + size, 0)
    return { events, photos: sent.length, bytes }
  })
  return counted.ok ? counted.value : null
}
