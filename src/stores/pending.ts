import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { StoredEvent } from '#domain/event.ts'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { noteSelf, readExchanges, reachElsewhere } from './exchangeMemory.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

/** What of this installation's own work nobody else has yet. */
export interface Pending {
  readonly events: number
  /** When the oldest was recorded, ISO 8601. */
  readonly oldest: string | null
  /** By own device: the numbers behind which nobody has anything, and up to which there is something. */
  readonly spans: readonly { readonly device: string; readonly after: number; readonly upTo: number }[]
}

/** 待交换: own work that stands in no package given and in nobody's acknowledgement; always shown, with its age. */
export const usePending = defineStore('pending', () => {
  const pending = shallowRef<Pending | null>(null)
  let asked = false
  let running: Promise<void> | null = null
  theLog().subscribe((events) => {
    if (events.some(({ event }) => event.device === theLog().health().device)) void refresh()
  })

  /** Counts anew; whoever asks while it counts gets another count after it. */
  function refresh(): Promise<void> {
    asked = true
    return (running ??= run().finally(() => (running = null)))
  }

  async function run(): Promise<void> {
    await reading(noteSelf)
    while (asked) {
      asked = false
      const counted = await reading(count)
      if (counted.ok) pending.value = counted.value
    }
  }

  /** The events themselves, oldest first, at most so many. */
  const list = (most: number): Promise<Result<readonly StoredEvent[], LogIssue>> =>
    reading(async () => {
      const found: StoredEvent[] = []
      for (const { device, after, upTo } of pending.value?.spans ?? []) {
        for (let n = after + 1; n <= upTo && found.length < most; n += 1) {
          const stored = await theLog().event(`${device}:${n}`)
          if (stored) found.push(stored)
        }
      }
      return found
    })

  return { pending, refresh, list }
})

async function count(): Promise<Pending> {
  const memory = await readExchanges()
  const own = new Set(memory.ownDevices)
  const spans = (await theLog().heads())
    .filter(({ device }) => own.has(device))
    .map(({ device, n }) => ({ device, after: reachElsewhere(memory, device), upTo: n }))
    .filter(({ after, upTo }) => upTo > after)
  const firsts = await Promise.all(spans.map(({ device, after }) => theLog().event(`${device}:${after + 1}`)))
  const times = firsts.flatMap((stored) => (stored ? [stored.event.recordedAt] : []))
  return {
    events: spans.reduce((sum, { after, upTo }) => sum + upTo - after, 0),
    oldest: times.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null,
    spans,
  }
}
