import type { LogParts } from './parts.ts'
import type { ProjectLog } from './types.ts'
import { textsBeyond, unbrokenHeads } from './vector.ts'

/** What a log takes from others and says to them of itself. */
export type ExchangeSide = Pick<
  ProjectLog,
  'merge' | 'rehearse' | 'restore' | 'waiting' | 'heads' | 'textsBeyond'
>

/** Taking others' events is seldom done, and its code loads when it is. */
const taking = (): Promise<typeof import('./taking.ts')> => import('./taking.ts')

/** Puts together the side of a log that meets others. */
export function exchangeSide(parts: LogParts): ExchangeSide {
  const { db, reader } = parts
  return {
    merge: async (texts, files) => (await taking()).takeFromColleagues(parts, texts, files),
    rehearse: async (texts) => (await taking()).rehearse(parts, texts),
    restore: async (texts, files, options) => (await taking()).takeBackup(parts, texts, files, options),
    waiting: async () => {
      const { allWaiting } = await import('./waiting.ts')
      return reader.reading(() => allWaiting(db))
    },
    heads: () => reader.reading(() => unbrokenHeads(db)),
    textsBeyond: (vector) => textsBeyond(db, reader, vector),
  }
}
