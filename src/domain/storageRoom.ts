import { fail, ok, type Result } from './result.ts'

/** What a browser says of its storage, in bytes; `null` where it cannot be asked (plain http). */
export interface StorageRoom {
  readonly usedBytes: number | null
  readonly quotaBytes: number | null
}

/** Why a save is not begun: bytes it takes and bytes that are free. A write that meets a full disk may empty the database. */
export interface NoRoom {
  readonly code: 'photo/no-room'
  readonly needed: number
  readonly free: number
}

/** From here on the screen warns: the last fifth goes fast with photos. */
const WARN_AT = 0.8
/** A database writes a file beside itself and tidies up later: it takes twice the bytes for a while. */
const WRITE_FACTOR = 2

/** How full the storage is, 0–1 and beyond; `null` where the browser does not say. */
export const fullness = ({ usedBytes, quotaBytes }: StorageRoom): number | null =>
  usedBytes === null || quotaBytes === null || quotaBytes <= 0 ? null : usedBytes / quotaBytes

/** Whether the storage is so full that a person has to be told before it hurts. */
export const isTight = (room: StorageRoom): boolean => (fullness(room) ?? 0) >= WARN_AT

/** Whether some bytes can be saved. A browser that does not say is believed until it refuses. */
export function roomFor(bytes: number, { usedBytes, quotaBytes }: StorageRoom): Result<null, NoRoom> {
  if (usedBytes === null || quotaBytes === null) return ok(null)
  const free = Math.max(0, quotaBytes - usedBytes)
  return bytes * WRITE_FACTOR <= free ? ok(null) : fail({ code: 'photo/no-room', needed: bytes * WRITE_FACTOR, free })
}

const BYTES_PER_MB = 1_000_000

/** Bytes as MB with one decimal below ten: `2.4`, `310`. */
export function inMegabytes(bytes: number): string {
  const megabytes = bytes / BYTES_PER_MB
  return megabytes < 10 ? megabytes.toFixed(1) : String(Math.round(megabytes))
}
