import * as v from 'valibot'

/**
 * A hybrid logical clock: `[wall, tick]`. `wall` is epoch milliseconds, never behind any clock in the log;
 * `tick` counts events within one `wall`. It orders what the screen shows and is never used for causality
 * (that is what `base` is for). After Kulkarni et al., "Logical Physical Clocks", 2014.
 */
export type Clock = readonly [wall: number, tick: number]

/** The schema of {@link Clock}. */
export const ClockSchema = v.tuple([v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.pipe(v.number(), v.safeInteger(), v.minValue(0))])

/** The clock before anything happened. */
export const CLOCK_ZERO: Clock = [0, 0]

/** The clock of the next event: later than everything in the log, and not before the device's own time. */
export function nextClock(latestInLog: Clock, now: number): Clock {
  const [wall, tick] = latestInLog
  return now > wall ? [now, 0] : [wall, tick + 1]
}

/** Orders two clocks; negative when `a` is earlier. */
export const compareClocks = (a: Clock, b: Clock): number => a[0] - b[0] || a[1] - b[1]

/** The later of two clocks. */
export const laterClock = (a: Clock, b: Clock): Clock => (compareClocks(a, b) >= 0 ? a : b)
