import type { LogIssue } from './types.ts'

/** An act is confirmed or reported within 3 s (promise G2); the rest is for telling so. */
const PATIENCE_MS = 2_500
/** Acts up to this many events and bytes get no extra time. */
const USUAL_EVENTS = 200
const USUAL_BYTES = 1_000_000
/** Writing 100,000 rows takes 9 to 23 s (design.md); slow flash writes 2 MB/s. Both with room to spare. */
const MS_PER_EVENT = 2
const BYTES_PER_MS = 2_000
/** A timer this much too late means that the machine slept, not that the storage hangs. */
const SLEPT_MS = 1_000

/** How long a write of this size may take before it is called hung, in milliseconds. */
export const patienceFor = (events: number, bytes: number): number =>
  PATIENCE_MS +
  Math.max(0, events - USUAL_EVENTS) * MS_PER_EVENT +
  Math.max(0, bytes - USUAL_BYTES) / BYTES_PER_MS

/** Calls back when the time is up, unless stopped; a time the machine slept through does not count. */
export function afterPatience(ms: number, onTimeUp: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const arm = (): void => {
    const due = Date.now() + ms
    timer = setTimeout(() => (Date.now() > due + SLEPT_MS ? arm() : onTimeUp()), ms)
  }
  arm()
  return () => clearTimeout(timer)
}

/** Nothing was begun, so nothing is broken and nothing is in doubt: the person may try again. */
export const BUSY: LogIssue = { code: 'log/write-failed', detail: 'busy', quota: false, outcome: 'none' }

/**
 * The issue of a transaction that has begun and does not end. Aborting it makes the outcome certain: nothing was
 * written. One that is committing cannot be aborted; then nobody knows, and that is what is said.
 */
export function hungIssue(native: IDBTransaction): LogIssue {
  return {
    code: 'log/write-failed',
    detail: 'timeout',
    quota: false,
    outcome: aborted(native) ? 'none' : 'unknown',
  }
}

function aborted(native: IDBTransaction): boolean {
  try {
    native.abort()
    return true
  } catch {
    return false
  }
}
