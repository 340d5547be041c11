import type { LogParts } from './parts.ts'
import type { ProjectLog } from './types.ts'
import { textsBeyond, unbrokenHeads } from './vector.ts'

/** What a log takes from others and says to them of itself. */
export type ExchangeSide = Pick<
  ProjectLog,
  'merge' | 'rehearse' | 'restore' | 'rehearseRestore' | 'waiting' | 'heads' | 'textsBeyond'
>

/** Taking others' events is seldom done, and its code loads when it is. */
const taking = (): Promise<typeof import('./taking.ts')> => import('./taking.ts')

/** Puts together the side of a log that meets others. */
export function exchangeSide(parts: LogParts): ExchangeSide {
  const { db, reader, now } = parts
  return {
    merge: async (texts, files = []) => {
      const { colleagues, merge } = await taking()
      return merge(parts, await colleagues(texts, files, now()))
    },
    rehearse: async (texts) => {
      const { colleagues, rehearse } = await taking()
      return rehearse(parts, await colleagues(texts, [], now()))
    },
    restore: async (texts, files = [], options = {}) => {
      const { merge, ofBackup } = await taking()
      return merge(parts, await ofBackup(parts, texts, files, options))
    },
    rehearseRestore: async (texts, options = {}) => {
      const { ofBackup, rehearse } = await taking()
      return rehearse(parts, await ofBackup(parts, texts, [], options))
    },
    waiting: async () => {
      const { allWaiting } = await import('./waiting.ts')
      return reader.reading(() => allWaiting(db))
    },
    heads: () => reader.reading(() => unbrokenHeads(db)),
    textsBeyond: (vector) => textsBeyond(db, reader, vector),
  }
}
