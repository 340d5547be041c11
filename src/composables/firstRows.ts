import { shallowRef, type Ref } from 'vue'
import { whenIdle } from './whenIdle.ts'

/** What stands above the cards at least, and a row of cards with the gap below it at least: px. */
const [ABOVE, ROW] = [160, 136]
/** Longer lists are drawn in part anyway; see `VIRTUAL_ABOVE`. */
const MOST_ROWS = 100

const rows = shallowRef(Math.max(1, Math.ceil((innerHeight - ABOVE) / ROW)))
let growing = false

/**
 * How many rows of cards a list draws: when the app starts those in sight, so that they are there sooner, and the
 * others as soon as nothing else is to be done. From then on all, for as long as the page lives.
 */
export function useFirstRows(): Readonly<Ref<number>> {
  if (!growing) void grow()
  growing = true
  return rows
}

async function grow(): Promise<void> {
  while (rows.value < MOST_ROWS) {
    await whenIdle()
    // Twice as many each time: a slow machine answers in between, and is soon done.
    rows.value *= 2
  }
  rows.value = Infinity
}
