import { prepareLock } from '#log/lockKeys.ts'
import type { LockedDoor } from '#log/lockTypes.ts'
import { openLog, type LogOptions } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { freshName, memoryStorage, NOW, value } from './support.ts'

/** What opens the locks of these tests. */
export const PASSPHRASE = '滨江大道 2025 年'
/** Fewer than a person's lock has: the rounds are not what is tested here. */
const ROUNDS = 1_000

/** A database and a `localStorage` no other test uses. */
export const place = (): { name: string; localStorage: Storage } => ({ name: freshName(), localStorage: memoryStorage() })

/** The keys of a lock to be set. */
export const lockOf = (passphrase = PASSPHRASE): ReturnType<typeof prepareLock> => prepareLock(passphrase, ROUNDS)

/** Opens a locked log with what a person does at its door. */
export const through = (options: LogOptions, unlock: (door: LockedDoor) => Promise<unknown>): ReturnType<typeof openLog> =>
  openLog({ now: () => NOW, ...options, unlock: async (door) => void (await unlock(door)) })

/** Opens a locked log by its passphrase. */
export const unlocked = async (options: LogOptions, passphrase = PASSPHRASE): Promise<ProjectLog> =>
  value(await through(options, (door) => door.byPassphrase(passphrase)))
