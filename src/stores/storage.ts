import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LogHealth, StorageState } from '#log/types.ts'
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

  return { health, state, refresh }
})
