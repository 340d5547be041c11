import Dexie from 'dexie'
import type { LogIssue } from './types.ts'

/** The storage failed while reading: what was read so far must not be taken for all of it. */
export class LogReadError extends Error {
  /** What the screen says. */
  readonly issue: LogIssue
  constructor(issue: LogIssue) {
    super(issue.code)
    this.name = 'LogReadError'
    this.issue = issue
  }
}

/** Stops a transaction for an expected reason; nothing of it is written. */
export class Refusal extends Error {
  /** Why. */
  readonly issue: LogIssue
  constructor(issue: LogIssue) {
    super(issue.code)
    this.name = 'Refusal'
    this.issue = issue
  }
}

/** Tells a failure of the storage from a bug of ours. */
export const isStorageError = (error: unknown): error is Error =>
  error instanceof Dexie.DexieError || (typeof DOMException !== 'undefined' && error instanceof DOMException)

/** The issue of a storage failure. @throws what is no failure of the storage, for that is a bug */
export function writeFailure(error: unknown): LogIssue {
  if (error instanceof Refusal) return error.issue
  if (!isStorageError(error)) throw error
  return { code: 'log/write-failed', detail: describe(error), quota: isQuota(error), outcome: 'none' }
}

/** The issue of a failed read, for {@link LogReadError}. @throws what is no failure of the storage */
export function readFailure(error: unknown): LogIssue {
  if (error instanceof Refusal) return error.issue
  if (!isStorageError(error)) throw error
  return { code: 'log/unreadable', detail: describe(error) }
}

const describe = (error: Error): string => `${error.name}: ${error.message}`

/** A full disk shows as `QuotaExceededError`, bare or inside the abort that it caused. */
function isQuota(error: unknown, depth = 3): boolean {
  if (!(error instanceof Error) || depth === 0) return false
  if (error.name === 'QuotaExceededError') return true
  const { inner, cause } = error as Error & { inner?: unknown }
  return isQuota(inner, depth - 1) || isQuota(cause, depth - 1)
}
