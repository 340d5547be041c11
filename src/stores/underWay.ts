/** Longest wait for such work before the page goes all the same, ms: a camera's photo takes a few seconds to draw. */
const LONGEST_WAIT_MS = 20_000

const works = new Set<Promise<unknown>>()

/** Marks work that would be lost with the page and is in no store yet, such as a photo that is being drawn smaller. */
export function underWay<T>(work: Promise<T>): Promise<T> {
  works.add(work)
  const gone = (): void => void works.delete(work)
  work.then(gone, gone)
  return work
}

/** Resolves when all such work has ended, also what it led to, or has taken too long. */
export async function workDone(): Promise<void> {
  let isLate = false
  const late = new Promise<void>((resolve) => setTimeout(() => resolve(void (isLate = true)), LONGEST_WAIT_MS))
  while (works.size > 0 && !isLate) await Promise.race([Promise.allSettled([...works]), late])
}
