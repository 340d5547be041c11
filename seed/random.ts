/** A repeatable source of numbers: the same name gives the same sequence on every machine (mulberry32). */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  /** One of the choices. */
  readonly pick: <T>(choices: readonly T[]) => T
}

/** A sequence of its own for every name, so that a change to one project leaves the others as they were. */
export function randomFor(name: string): Random {
  let state = hashOf(name)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return (bits ^ (bits >>> 14)) >>> 0
  }
  const between = (low: number, high: number): number => low + (next() % (high - low + 1))
  return { between, pick: (choices) => choices[between(0, choices.length - 1)]! }
}

/** FNV-1a over the name's code units. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
