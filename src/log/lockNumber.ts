const GROUP = 4

/** The lock's number as people compare it, e.g. `3F2A-91BC`: tells the papers of two locks apart, and opens nothing. */
export function lockNumber(id: string): string {
  const digits = id.toUpperCase()
  return `${digits.slice(0, GROUP)}-${digits.slice(GROUP, 2 * GROUP)}`
}
