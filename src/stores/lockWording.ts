import { lockWords } from '#domain/lockWords.ts'
import type { LockIssue } from '#log/lockTypes.ts'
import type { LogIssue } from '#log/types.ts'
import { sayLog } from './logWording.ts'

/** Why a change of the lock did not happen, in words. */
export const sayLock = (issue: LockIssue | LogIssue): string =>
  'waitMs' in issue ? lockWords(issue.code, issue.waitMs) : sayLog(issue)
