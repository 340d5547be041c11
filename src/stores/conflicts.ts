import { defineStore, storeToRefs } from 'pinia'
import { shallowRef } from 'vue'
import { localDay } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import { fieldLabel } from '#domain/fields.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { maySettle, settlementOf, type DecisionIssues, type Decisions } from '#domain/settling.ts'
import type { LogIssue } from '#log/types.ts'
import { conflictCases, type ConflictCase } from '#projection/conflictCase.ts'
import type { ConflictPlace } from '#projection/conflicts.ts'
import { conflictSettled } from '#projection/drafts.ts'
import type { Register } from '#projection/register.ts'
import { useConflictPlaces } from './conflictPlaces.ts'
import { readExchanges, type Exchanged } from './exchangeMemory.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** Why conflicts were not settled: what is wrong with which field, or why the act as a whole did not happen. */
export type SettleIssue = { readonly code: 'conflict/decisions'; readonly fields: DecisionIssues } | ActIssue

/** What a person decided for one subject. */
export interface SettleWish {
  readonly place: ConflictPlace
  readonly decisions: Decisions
}

/** What devices wrote apart: where, who wrote which value, and the act that settles it. */
export const useConflicts = defineStore('conflicts', () => {
  const store = useRegister()
  const { places, count } = storeToRefs(useConflictPlaces())
  /** The last exchange this device knows of; `null` before it was asked for, and when there was none. */
  const lastExchange = shallowRef<Exchanged | null>(null)

  /** Tells of a subject's conflicts what was before, and who wrote what when. */
  function look(place: ConflictPlace): Promise<Result<ConflictCase[], LogIssue>> {
    return reading(async () => {
      const own = new Set((await readExchanges()).ownDevices)
      return conflictCases(place.fields, await theLog().eventsOf(place.subject), (device) => own.has(device))
    })
  }

  /** Reads when this device last exchanged with another. */
  async function refresh(): Promise<void> {
    lastExchange.value = (await readExchanges()).history[0] ?? null
  }

  /**
   * Settles fields of one subject as one act. It replaces the values the person saw and no others: one that has
   * come in since stays in conflict.
   */
  async function settle(place: ConflictPlace, decisions: Decisions): Promise<Result<null, SettleIssue>> {
    const drafts = draftsOf(place, decisions)
    if (!drafts.ok) return drafts
    if (drafts.value.length === 0) return ok(null)
    return useRecorder().record(titleOf(place, [...decisions.keys()]), drafts.value)
  }

  /** Settles fields of many subjects as one act, which one undo takes back. */
  async function settleAll(wishes: readonly SettleWish[]): Promise<Result<null, SettleIssue>> {
    const all: EventDraft[] = []
    for (const { place, decisions } of wishes) {
      const drafts = draftsOf(place, decisions)
      if (!drafts.ok) return drafts
      all.push(...drafts.value)
    }
    return all.length === 0 ? ok(null) : useRecorder().record(`处理 ${all.length} 项冲突`, all)
  }

  function draftsOf(place: ConflictPlace, decisions: Decisions): Result<readonly EventDraft[], SettleIssue> {
    const allowed = maySettle(useSession().actor, place.subject)
    if (!allowed.ok) return allowed
    const values = settlementOf(place.kind === 'project' ? place.project : null, decisions, localDay(Date.now()))
    if (!values.ok) return fail({ code: 'conflict/decisions', fields: values.issue })
    return ok([...values.value].map(([field, value]) => conflictSettled(seen(store.register, place), place.subject, field, value)))
  }

  return { places, count, lastExchange, look, refresh, settle, settleAll }
})

/** The register as the person saw it: its heads are those that were shown. */
const seen = (register: Register, { fields }: ConflictPlace): Register => ({ ...register, headsOf: (_subject, field) => fields.find((one) => one.field === field)?.heads ?? [] })

function titleOf({ kind, title }: ConflictPlace, fields: readonly string[]): string {
  const what = fields.length === 1 ? fieldLabel(fields[0] ?? '') : ` ${fields.length} 项`
  return kind === 'settings' ? `处理${what}冲突` : `处理“${title}”的${what}冲突`
}
