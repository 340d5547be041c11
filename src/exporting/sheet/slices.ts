/** How long rows are worked out before the page gets its turn: ms, half a frame. */
const BUDGET = 8
/** Rows between two looks at the clock. */
const AT_ONCE = 20

/** Lets the browser paint and answer. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Takes what is long in slices of about half a frame, so that the page goes on answering. */
export async function* slices<T>(all: Iterable<T>): AsyncGenerator<readonly T[]> {
  let slice: T[] = []
  let began = performance.now()
  for (const one of all) {
    slice.push(one)
    if (slice.length % AT_ONCE !== 0 || performance.now() - began < BUDGET) continue
    yield slice
    await breathe()
    slice = []
    began = performance.now()
  }
  if (slice.length > 0) yield slice
}
