import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { StoredEvent } from '#domain/event.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import type { LogHealth, ProjectLog } from '#log/types.ts'
import { RegisterFold } from '#projection/fold.ts'
import { planYears } from '#projection/planYears.ts'
import { EMPTY_REGISTER, type Register } from '#projection/register.ts'
import { decodeSnapshot, encodeSnapshot } from '#projection/snapshot.ts'
import { breathe } from './breathe.ts'
import { theLog } from './openedLog.ts'

/** Events after which a new snapshot saves more time at the next start than it costs now. */
const SNAPSHOT_AFTER = 200

/** Events folded before the page gets its turn. */
const FOLDED_AT_ONCE = 500

/** The register as the screen shows it: read-only, refolded from what the log says was added. */
export const useRegister = defineStore('register', () => {
  const register = shallowRef(EMPTY_REGISTER)
  const ready = ref(false)
  /** How many events were folded so far, while the register is being read. */
  const progress = ref(0)
  const chosenYear = ref<number | null>(null)
  let fold = new RegisterFold()
  let stop: (() => void) | null = null

  const projects = computed(() => [...register.value.projects.values()])
  const years = computed(() => planYears(projects.value))
  /** The plan's year on the screen: the chosen one, else the latest that has a plan. */
  const year = computed(() => chosenYear.value ?? years.value[0] ?? new Date().getFullYear())

  async function take(events: readonly StoredEvent[]): Promise<void> {
    if (events.length <= FOLDED_AT_ONCE) fold.apply(events)
    else await applied(() => fold, events)
    if (ready.value) register.value = fold.register()
  }

  /** Reads the snapshot and the log's tail, and follows the log from then on, whichever tab writes. */
  async function start(): Promise<void> {
    const log = theLog()
    stop?.()
    ready.value = false
    const before = log.health()
    const snapshot = before.clones.length > 0 ? null : await log.loadSnapshot()
    const restored = snapshot ? decodeSnapshot(snapshot.chunks) : null
    fold = restored ?? new RegisterFold()
    stop = follow(before)
    const position = await readTail(restored && snapshot ? snapshot.position : 0)
    register.value = fold.register()
    ready.value = true
    if (progress.value >= SNAPSHOT_AFTER) await log.saveSnapshot(position, encodeSnapshot(fold))
  }

  /** Follows what is added. An id that came with a second text must no longer count, a row made whole again must: then all is folded anew. */
  function follow(before: LogHealth): () => void {
    const stops = [theLog().subscribe(take), whenOtherCount(theLog(), before, () => void start())]
    return () => stops.forEach((one) => one())
  }

  async function readTail(from: number): Promise<number> {
    let position = from
    progress.value = 0
    for await (const slice of theLog().read(from)) {
      fold.apply(slice.events)
      position = slice.position
      progress.value += slice.events.length
      await breathe()
    }
    return position
  }

  /** The register as it would be with some events added: for a preview. Nothing on the screen changes. */
  const imagine = (events: readonly StoredEvent[]): Promise<Register> => folded(fold.fork(), events)

  /** Looks for what other tabs added while this one slept. */
  const catchUp = (): Promise<void> => theLog().catchUp()

  const project = (id: string): Project | null => register.value.projects.get(id as ProjectId) ?? null

  return { register, projects, ready, progress, years, year, chosenYear, start, imagine, catchUp, project }
})

/** Tells when what was read before counts no more, or what did not count does. */
function whenOtherCount(log: ProjectLog, before: LogHealth, onOther: () => void): () => void {
  let known = before
  return log.onHealth((now) => {
    const isOther = now.clones.length > known.clones.length || now.unreadable.length < known.unreadable.length
    known = now
    if (isOther) onOther()
  })
}

/** Counts many events, and lets the page answer in between. */
async function applied(fold: () => RegisterFold, events: readonly StoredEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += FOLDED_AT_ONCE) {
    fold().apply(events.slice(start, start + FOLDED_AT_ONCE))
    await breathe()
  }
}

async function folded(fork: RegisterFold, events: readonly StoredEvent[]): Promise<Register> {
  await applied(() => fork, events)
  return fork.register()
}
