import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Result } from '#domain/result.ts'
import type { ChainFinding, LogHealth, LogIssue, StorageState } from '#log/types.ts'
import { theLog } from './openedLog.ts'

/** What the log and the browser say of the storage. Backup and restore stand in `backup.ts`. */
export const useStorage = defineStore('storage', () => {
  const log = theLog()
  const health = shallowRef<LogHealth | null>(log.health())
  const state = shallowRef<StorageState | null>(null)
  log.onHealth((next) => {
    health.value = next
  })

  /** Asks the browser anew. */
  async function refresh(): Promise<void> {
    state.value = await log.storage()
  }

  /** Asks the browser to promise that it will not evict the data. */
  async function askToKeep(): Promise<void> {
    await log.persist()
    await refresh()
  }

  /** Goes through every stored record and names what was altered, removed or put in. @throws `LogReadError` */
  const verify = (): Promise<readonly ChainFinding[]> => log.verify()

  /** After lost history, a person's decision to go on with what is here. */
  const continueWithRest = (): Promise<Result<null, LogIssue>> => log.continueAsNewDevice()

  return { health, state, refresh, askToKeep, verify, continueWithRest }
})
