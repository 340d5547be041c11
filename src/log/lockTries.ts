import * as v from 'valibot'

/** Wrong tries that cost nothing: fingers slip. */
const FREE_TRIES = 3
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 300_000

const TriesTextSchema = v.pipe(v.string(), v.parseJson(), v.object({ failed: v.number(), at: v.number() }))

/** Counts wrong passphrases beyond a reload, so that trying again and again gets slower and slower. */
export class LockTries {
  readonly #key: string
  readonly #storage: Storage | null
  readonly #now: () => number

  constructor(name: string, storage: Storage | null, now: () => number) {
    this.#key = `${name}:tries`
    this.#storage = storage
    this.#now = now
  }

  /** How long nothing is tried yet, ms. A clock set back shortens nothing beyond the longest wait. */
  waitMs(): number {
    const { failed, at } = this.#read()
    if (failed < FREE_TRIES) return 0
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failed - FREE_TRIES))
    return Math.min(wait, Math.max(0, at + wait - this.#now()))
  }

  failed(): void {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify({ failed: this.#read().failed + 1, at: this.#now() }))
    } catch {
      // Full or forbidden: nothing slows the next try, and the right passphrase must open all the same.
    }
  }

  succeeded(): void {
    this.#storage?.removeItem(this.#key)
  }

  #read(): v.InferOutput<typeof TriesTextSchema> {
    const kept = v.safeParse(TriesTextSchema, this.#storage?.getItem(this.#key))
    return kept.success ? kept.output : { failed: 0, at: 0 }
  }
}
