import { ref, type Ref } from 'vue'
import { fail, type Result } from '#domain/result.ts'
import { pack, type PackingIssue, type PackingProgress } from '#exporting/packing.ts'
import type { FinishedPackage } from '#exporting/packageWriter.ts'
import type { PackingOrder } from '#exporting/packingWire.ts'
import type { LogIssue } from '#log/types.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

/** Packing away from the page, one file at a time. */
export interface Packing {
  /** `null` while nothing is being packed. */
  readonly progress: Ref<PackingProgress | null>
  readonly run: (order: () => Promise<PackingOrder>) => Promise<Result<FinishedPackage, PackingIssue | LogIssue>>
  readonly cancel: () => void
}

/** Packs what the log holds into a 交换包 or a backup. */
export function usePacking(): Packing {
  const progress = ref<PackingProgress | null>(null)
  let ending = new AbortController()

  async function run(order: () => Promise<PackingOrder>): Promise<Result<FinishedPackage, PackingIssue | LogIssue>> {
    ending = new AbortController()
    progress.value = { events: 0, files: 0, filesOf: null }
    const course = { signal: ending.signal, onProgress: (next: PackingProgress) => void (progress.value = next) }
    const packed = await reading(async () => pack(theLog(), await order(), course))
    progress.value = null
    return packed.ok ? packed.value : fail(packed.issue)
  }

  return { progress, run, cancel: () => ending.abort() }
}
