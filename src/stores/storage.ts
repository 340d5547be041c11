import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Result } from '#domain/result.ts'
import type { ChainFinding, LogHealth, LogIssue, StorageState } from '#log/types.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

/** What the log and the browser say of the storage. Backup and restore stand in `backup.ts`. */
export const useStorage = defineStore('storage', () => {
  const log = theLog()
  const health = shallowRef<LogHealth | null>(log.health())
  const state = shallowRef<StorageState | null>(null)
  log.onHealth((next) => {
    health.value = next
  })

  /** Asks the browser anew. A storage that does not answer leaves what was known; `health` says why. */
  async function refresh(): Promise<void> {
    const asked = await reading(() => log.storage())
    if (asked.ok) state.value = asked.value
  }

  /** Asks the browser to promise that it will not evict the data. */
  async function askToKeep(): Promise<void> {
    await log.persist()
    await refresh()
  }

  /** Goes through every stored record and names what was altered, removed or put in; then asks the second record what it has of that. */
  async function verify(): Promise<Result<readonly ChainFinding[], LogIssue>> {
    const found = await reading(() => log.verify())
    if (found.ok && found.value.length > 0) await log.journal.tend(true)
    return found
  }

  /** After lost history, a person's decision to go on with what is here. */
  const continueWithRest = (): Promise<Result<null, LogIssue>> => log.continueAsNewDevice()

  return { health, state, refresh, askToKeep, verify, continueWithRest }
})
