import { laterClock, type Clock } from '#domain/clock.ts'

/** How far ahead of this device's time a received clock may be before it is doubted (bad input 59). */
export const MAX_AHEAD_MS = 48 * 3_600_000

/** No event was written before the app was: such a clock was never set (1970), or has lost its battery. */
const EARLIEST = Date.UTC(2020, 0, 1)

/** More ticks within one millisecond than any device makes: such a clock would leave ours no room. */
const MAX_TICK = 1_000_000_000

/** Tells whether a received clock is believed. The event counts all the same; only our clock does not follow it. */
export const isSoundClock = ([wall, tick]: Clock, now: number): boolean =>
  wall >= EARLIEST && wall <= now + MAX_AHEAD_MS && tick <= MAX_TICK

/** The later clock, unless the received one is doubtful: one wrong device must not drag all others along. */
export const laterSound = (ours: Clock, received: Clock, now: number): Clock =>
  isSoundClock(received, now) ? laterClock(ours, received) : ours
