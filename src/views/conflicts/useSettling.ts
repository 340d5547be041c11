import { computed, shallowRef, watch, type Ref } from 'vue'
import { maySettle, type Decisions } from '#domain/settling.ts'
import type { ConflictCase } from '#projection/conflictCase.ts'
import type { ConflictPlace } from '#projection/conflicts.ts'
import { useConflicts } from '#stores/conflicts.ts'
import { useSession } from '#stores/session.ts'
import { say } from '#stores/wording.ts'

/** The conflicts of one place on the screen, and the act that settles them. */
export interface Settling {
  /** `null` while they are being read. */
  readonly cases: Readonly<Ref<readonly ConflictCase[] | null>>
  /** By field, in words. */
  readonly problems: Readonly<Ref<ReadonlyMap<string, string>>>
  readonly refusal: Readonly<Ref<string | null>>
  readonly busy: Readonly<Ref<boolean>>
  readonly may: Readonly<Ref<boolean>>
  readonly settle: (decisions: Decisions) => Promise<void>
  /** Forgets what was wrong with a field, as it is decided anew. */
  readonly forget: (field: string) => void
}

/** Reads a place's conflicts whenever it changes, and settles them. */
export function useSettling(place: () => ConflictPlace): Settling {
  const store = useConflicts()
  const cases = shallowRef<readonly ConflictCase[] | null>(null)
  const problems = shallowRef<ReadonlyMap<string, string>>(new Map())
  const refusal = shallowRef<string | null>(null)
  const busy = shallowRef(false)
  const may = computed(() => maySettle(useSession().actor, place().subject).ok)

  // A project is built anew by any edit of it: only when values in conflict changed is there something to read.
  const signature = (): string => place().fields.map(({ field, heads }) => `${field}=${heads.map(({ id }) => id).join()}`).join(';')
  watch(signature, read, { immediate: true })

  async function read(): Promise<void> {
    const asked = signature()
    const found = await store.look(place())
    if (asked !== signature()) return
    if (found.ok) cases.value = found.value
    else refusal.value = say(found.issue)
  }

  async function settle(decisions: Decisions): Promise<void> {
    busy.value = true
    problems.value = new Map()
    refusal.value = null
    const done = await store.settle(place(), decisions)
    busy.value = false
    if (done.ok) return
    if (done.issue.code === 'conflict/decisions') problems.value = new Map([...done.issue.fields].map(([field, issue]) => [field, say(issue)]))
    else refusal.value = say(done.issue)
  }

  function forget(field: string): void {
    if (problems.value.has(field)) problems.value = new Map([...problems.value].filter(([name]) => name !== field))
  }

  return { cases, problems, refusal, busy, may, settle, forget }
}
