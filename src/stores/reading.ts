import { fail, ok, type Result } from '#domain/result.ts'
import { isStorageError, LogReadError, readFailure } from '#log/failure.ts'
import type { LogIssue } from '#log/types.ts'

/** Runs what reads the log; a storage that refuses becomes a value like any other expected problem, a bug still throws. */
export async function reading<T>(read: () => Promise<T>): Promise<Result<T, LogIssue>> {
  try {
    return ok(await read())
  } catch (error) {
    if (error instanceof LogReadError) return fail(error.issue)
    if (isStorageError(error)) return fail(readFailure(error))
    throw error
  }
}
