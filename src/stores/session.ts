import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import * as v from 'valibot'
import { ActorSchema, type Actor } from '#domain/person.ts'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { theLog } from './openedLog.ts'

const WHO = 'actor'

/** Who is working on this device. Kept as a preference of the device; every event carries it. */
export const useSession = defineStore('session', () => {
  const actor = shallowRef<Actor | null>(null)
  /** A leader only reads. */
  const isReader = computed(() => actor.value?.role === '领导')

  /** Reads who worked here last. */
  async function restore(): Promise<void> {
    const kept = v.safeParse(ActorSchema, await theLog().preference(WHO))
    actor.value = kept.success ? kept.output : null
  }

  /** Says who works here from now on. */
  async function become(next: Actor): Promise<Result<null, LogIssue>> {
    const kept = await theLog().setPreference(WHO, { ...next })
    if (kept.ok) actor.value = next
    return kept
  }

  return { actor, isReader, restore, become }
})
