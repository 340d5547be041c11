import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

const KEPT_AS = 'watermark'

/** Whether who looks, and when, stands behind what leaders look at. A setting of this device. */
export const useWatermark = defineStore('watermark', () => {
  const isOn = shallowRef(false)

  async function refresh(): Promise<void> {
    const kept = await reading(() => theLog().preference(KEPT_AS))
    isOn.value = kept.ok && kept.value === true
  }
  async function set(on: boolean): Promise<Result<null, LogIssue>> {
    const kept = await theLog().setPreference(KEPT_AS, on)
    if (kept.ok) isOn.value = on
    return kept
  }

  return { isOn, refresh, set }
})
