/** Where short texts are kept for a killed tab. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

let given: DraftStorage | null = null

/** Says where drafts are kept: sealed, on a device with a lock. Done once, before the app is mounted. */
export function keepDraftsIn(storage: DraftStorage): void {
  given = storage
}

/** Where drafts are kept, or `null` where the person or a policy forbids it. */
export function draftStorage(): DraftStorage | null {
  try {
    return given ?? window.localStorage
  } catch {
    return null
  }
}
