import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { EventDraft, EventId, StoredEvent } from '#domain/event.ts'
import { mayWrite } from '#domain/person.ts'
import { ok, type Result } from '#domain/result.ts'
import type { FileBytes } from '#log/types.ts'
import type { StandsFor } from '#projection/drafts.ts'
import { theLog } from './openedLog.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** An act of this session that can be taken back: its events, and what it is called. */
export interface Act {
  /** Its own, and the same when it is taken back and done again: the id of its first event. */
  readonly id: string
  readonly title: string
  readonly events: readonly StoredEvent[]
}

/** How the last act fared: what the storage line at the top of the page says. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'failed'

/** Records acts: the only way from the screen to the log. Knows the last acts, to undo and redo them. */
export const useRecorder = defineStore('recorder', () => {
  const state = ref<SaveState>('idle')
  const failure = shallowRef<ActIssue | null>(null)
  const done = shallowRef<readonly Act[]>([])
  const undone = shallowRef<readonly Act[]>([])
  const broughtBack = valuesBroughtBack()
  /** One act failed while others were waiting: their success must not hide it. */
  let failed = false
  const { inTurn, others } = turnTaker(() => (failed = false))
  /** The last act, as the toast names it; `null` when there is nothing to take back. */
  const last = computed(() => done.value.at(-1) ?? null)

  /** Records one act, all of it or nothing. 已保存 shows only after a strict commit. */
  async function record(title: string, drafts: readonly EventDraft[], files: readonly FileBytes[] = []): Promise<Result<null, ActIssue>> {
    const act = await recordAct(title, drafts, files)
    return act.ok ? ok(null) : act
  }

  /** Records one act. @returns the act, to be taken back by its id whatever came after it */
  const recordAct = (title: string, drafts: readonly EventDraft[], files: readonly FileBytes[] = []): Promise<Result<Act, ActIssue>> =>
    inTurn(async () => {
      const appended = await append(drafts, files)
      if (!appended.ok) return appended
      const act = { id: appended.value[0]?.id ?? '', title, events: appended.value }
      done.value = [...done.value, act]
      undone.value = []
      return ok(act)
    })

  async function append(drafts: readonly EventDraft[], files: readonly FileBytes[]): Promise<Result<readonly StoredEvent[], ActIssue>> {
    const actor = mayWrite(useSession().actor)
    if (!actor.ok) return actor
    if (!failed) state.value = 'saving'
    const appended = await theLog().append(drafts, actor.value, files)
    failed ||= !appended.ok
    state.value = failed ? 'failed' : others() > 0 ? 'saving' : 'saved'
    if (!failed) failure.value = null
    else if (!appended.ok) failure.value = appended.issue
    return appended
  }

  /** Takes back the last act, or the one of an id. @returns what was taken back, or why it cannot be; `null` when there is no such act */
  const undo = (id?: Act['id']): Promise<Result<string | null, ActIssue>> => inTurn(() => takeBack(done, undone, '撤销', id))

  /** Does again what was last undone. */
  const redo = (): Promise<Result<string | null, ActIssue>> => inTurn(() => takeBack(undone, done, '恢复'))

  async function takeBack(from: typeof done, to: typeof done, verb: string, id?: Act['id']): Promise<Result<string | null, ActIssue>> {
    const act = id === undefined ? from.value.at(-1) : from.value.find((one) => one.id === id)
    if (!act) return ok(null)
    const drafts = await inverse(act, broughtBack.standsFor)
    if (!drafts.ok) return drafts
    const appended = await append(drafts.value, [])
    if (!appended.ok) return appended
    broughtBack.remember([...act.events].reverse(), appended.value)
    from.value = from.value.filter((one) => one !== act)
    to.value = [...to.value, { ...act, events: appended.value }]
    return ok(`${verb}：${act.title}`)
  }

  return { state, failure, done, undone, last, record, recordAct, undo, redo }
})

/** One act after the other: what takes an act back must see what the one before it wrote. */
function turnTaker(onFirst: () => void): { readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>; readonly others: () => number } {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    if (waiting === 0) onFirst()
    waiting += 1
    const mine = last.then(step).finally(() => (waiting -= 1))
    last = mine.catch(() => undefined)
    return mine
  }
  return { inTurn, others: () => waiting - 1 }
}

async function inverse(act: Act, standsFor: StandsFor): Promise<Result<EventDraft[], ActIssue>> {
  const { reverted } = await import('#projection/drafts.ts')
  const drafts: EventDraft[] = []
  for (const stored of [...act.events].reverse()) {
    const draft = reverted(useRegister().register, stored, act.title, standsFor)
    if (!draft.ok) return draft
    drafts.push(draft.value)
  }
  return ok(drafts)
}

/** Knows what each undoing of this visit brought back: two edits of one field are undone one after the other. */
function valuesBroughtBack(): { readonly standsFor: StandsFor; readonly remember: (taken: readonly StoredEvent[], by: readonly StoredEvent[]) => void } {
  /** By event and field, the event whose value it brought back. */
  const known = new Map<string, EventId>()
  const standsFor: StandsFor = (id, field) => known.get(`${id} ${field}`) ?? id
  function remember(taken: readonly StoredEvent[], by: readonly StoredEvent[]): void {
    taken.forEach(({ event }, at) => {
      for (const { field, base } of event.changes) {
        const [before, ...others] = base
        const own = by[at]
        if (own && before && others.length === 0) known.set(`${own.id} ${field}`, standsFor(before, field))
      }
    })
  }
  return { standsFor, remember }
}
