import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { EventId, StoredEvent } from '#domain/event.ts'
import { mayWrite } from '#domain/person.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { ExchangeContents } from '#importing/exchange.ts'
import { openPackageFile } from '#importing/packageInWorker.ts'
import { contributions, touched, uncountable, waitingChains, type Contribution, type TouchedSubject, type WaitingChain } from '#importing/exchangePreview.ts'
import type { PackageProblem } from '#importing/packageProblem.ts'
import type { LogIssue, MergeSummary, Rehearsal } from '#log/types.ts'
import { newConflicts, type NewConflict } from '#projection/newConflicts.ts'
import { breathe } from './breathe.ts'
import { noteExchange, type ExchangeMemory, type KnownPeer } from './exchangeMemory.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** What taking a package would do. Nothing is written by looking. */
export interface ExchangePlan {
  readonly fileName: string
  readonly contents: ExchangeContents
  readonly added: number
  readonly known: number
  readonly released: readonly EventId[]
  readonly clones: readonly EventId[]
  /** Events kept that this version cannot count. */
  readonly uncountable: readonly EventId[]
  readonly people: readonly Contribution[]
  readonly subjects: readonly TouchedSubject[]
  readonly conflicts: readonly NewConflict[]
  /** Of the added events, by id: who wrote a value and when. */
  readonly authors: ReadonlyMap<EventId, StoredEvent>
  readonly waiting: readonly WaitingChain[]
  readonly photos: { readonly added: number; readonly bytes: number }
}

/** Why a package is not taken: everything wrong with the file, or why the log or the person cannot. */
export type TakeIssue =
  | { readonly code: 'exchange/bad-file'; readonly problems: readonly PackageProblem[] }
  | { readonly code: 'exchange/given-up' }
  | ActIssue

/** Taking packages: the half of the exchange that receives. */
export interface Taking {
  readonly reading: Ref<{ readonly files: number; readonly of: number } | null>
  readonly taken: ShallowRef<MergeSummary | null>
  readonly preview: (file: File) => Promise<Result<ExchangePlan, TakeIssue>>
  readonly accept: (plan: ExchangePlan, now: number) => Promise<Result<MergeSummary, ActIssue>>
  readonly giveUp: () => void
}

/** Opens packages one at a time and merges those agreed to, all of one or nothing. */
export function useTaking(): Taking {
  const progress = ref<{ files: number; of: number } | null>(null)
  const taken = shallowRef<MergeSummary | null>(null)
  let ending = new AbortController()

  async function preview(file: File): Promise<Result<ExchangePlan, TakeIssue>> {
    ending.abort()
    ending = new AbortController()
    taken.value = null
    progress.value = { files: 0, of: 0 }
    const course = { signal: ending.signal, onFiles: (files: number, of: number) => void (progress.value = { files, of }) }
    const opened = await openPackageFile('exchange', file, course)
    if (opened === null) return fail({ code: 'exchange/given-up' })
    const plan = opened.ok ? await planOf(file.name, opened.value) : fail({ code: 'exchange/bad-file' as const, problems: opened.issue })
    // Given up while the log was asked, or another file was chosen meanwhile.
    if (course.signal.aborted) return fail({ code: 'exchange/given-up' })
    progress.value = null
    return plan
  }

  async function accept({ contents, fileName }: ExchangePlan, now: number): Promise<Result<MergeSummary, ActIssue>> {
    const allowed = mayTake()
    if (!allowed.ok) return allowed
    const here = await reading(async () => new Set(await theLog().fileHashes()))
    if (!here.ok) return here
    const done = await theLog().merge(contents.texts, contents.files)
    if (!done.ok) return done
    const files = contents.files.filter(({ hash }) => !here.value.has(hash)).length
    taken.value = done.value
    const heads = await believable(contents.manifest.heads)
    await noteExchange((memory) => acknowledged(memory, contents, { fileName, now, events: done.value.added, files, heads }))
    return done
  }

  return { reading: progress, taken, preview, accept, giveUp: () => (ending.abort(), void (progress.value = null)) }
}

/** A leader takes packages too: it is how he gets the figures, and merging is not writing. */
const mayTake = (): Result<null, ActIssue> => {
  const { actor } = useSession()
  const allowed = actor?.role === '领导' ? ok(actor) : mayWrite(actor)
  return allowed.ok ? ok(null) : allowed
}

async function planOf(fileName: string, contents: ExchangeContents): Promise<Result<ExchangePlan, LogIssue>> {
  const rehearsed = await reading(() => theLog().rehearse(contents.texts))
  if (!rehearsed.ok) return rehearsed
  if (!rehearsed.value.ok) return rehearsed.value
  return reading(() => described(fileName, contents, (rehearsed.value as { value: Rehearsal }).value))
}

async function described(fileName: string, contents: ExchangeContents, { added, known, waiting, released, clones }: Rehearsal): Promise<ExchangePlan> {
  const before = useRegister().register
  const after = await useRegister().imagine(added)
  const filesHere = new Set(await theLog().fileHashes())
  const photos = contents.files.filter(({ hash }) => !filesHere.has(hash))
  const reached = new Map((await theLog().heads()).map(({ device, n }) => [device, n]))
  for (const { event } of added) reached.set(event.device, Math.max(event.n, reached.get(event.device) ?? 0))
  const conflicts = newConflicts(before, after)
  await breathe()
  const [people, subjects] = [contributions(added), touched(added)]
  await breathe()
  return {
    fileName,
    contents,
    added: added.length,
    known,
    released,
    clones,
    uncountable: uncountable(added),
    people,
    subjects,
    conflicts,
    authors: new Map(added.map((stored) => [stored.id, stored])),
    waiting: waitingChains(waiting, reached),
    photos: { added: photos.length, bytes: photos.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) },
  }
}

/** What somebody says of chains that stand here is believed as far as the bytes agree: it decides what is 待交换. */
async function believable(heads: KnownPeer['heads']): Promise<KnownPeer['heads']> {
  const here = new Map((await theLog().heads()).map(({ device, n }) => [device, n]))
  const checked = await Promise.all(
    heads.map(async (head) => {
      if (head.n > (here.get(head.device) ?? 0)) return !here.has(head.device) || head.device !== theLog().health().device
      const stored = await theLog().event(`${head.device}:${head.n}`)
      return stored === null || stored.hash === head.hash
    }),
  )
  return heads.filter((_, index) => checked[index])
}

/** Notes what the maker said it has: its acknowledgement. An older package, by what it claims, does not take back a newer word. */
function acknowledged(
  memory: ExchangeMemory,
  { manifest }: ExchangeContents,
  { fileName, now, events, files, heads }: { fileName: string; now: number; events: number; files: number; heads: KnownPeer['heads'] },
): ExchangeMemory {
  const { from, lacks, createdAt } = manifest
  const known = memory.peers.find(({ device }) => device === from.device)
  const peer = { ...from, heads, lacks, at: createdAt }
  const isOwn = memory.ownDevices.includes(from.device)
  const said = new Map(heads.map(({ device, n }) => [device, n]))
  // Not by the time it gives: a clock that was two years ahead would silence its owner for as long.
  const isOlder = known?.heads.some(({ device, n }) => n > (said.get(device) ?? n)) ?? false
  const peers = isOwn || isOlder ? memory.peers : [peer, ...memory.peers.filter((one) => one !== known)]
  const note = { kind: 'taken' as const, at: new Date(now).toISOString(), fileName, with: from, events, files, reach: {}, lost: false }
  return { ...memory, peers, history: [note, ...memory.history] }
}
