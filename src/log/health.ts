import type { LogHealth, LogIssue, Position, UnreadableRow } from './types.ts'

/** What the log says of itself, and who wants to be told when that changes. */
export class HealthBoard {
  #now: LogHealth
  readonly #listeners = new Set<(health: LogHealth) => void>()

  constructor(first: LogHealth) {
    this.#now = first
  }

  /** As it is now; a new object after every change. */
  get now(): LogHealth {
    return this.#now
  }

  /** Changes some of it and tells. */
  change(part: Partial<LogHealth>): void {
    const same = (Object.keys(part) as (keyof LogHealth)[]).every((key) => part[key] === this.#now[key])
    if (same) return
    this.#now = { ...this.#now, ...part }
    for (const listener of [...this.#listeners]) listener(this.#now)
  }

  /** Makes the log read-only for good. The first reason stays; only lost history may yet be settled. */
  stop(issue: LogIssue): void {
    const { readOnly } = this.#now
    if (readOnly === null || readOnly.code === 'log/history-lost') this.change({ readOnly: issue })
  }

  /** Adds rows that could not be read, each once. */
  unreadable(rows: readonly UnreadableRow[]): void {
    const known = new Set(this.#now.unreadable.map(({ position }) => position))
    const fresh = rows.filter(({ position }) => !known.has(position))
    if (fresh.length > 0) this.change({ unreadable: [...this.#now.unreadable, ...fresh] })
  }

  /** Takes out rows that are whole again. */
  repaired(positions: readonly Position[]): void {
    const whole = new Set(positions)
    const left = this.#now.unreadable.filter(({ position }) => !whole.has(position))
    if (left.length < this.#now.unreadable.length) this.change({ unreadable: left })
  }

  /** Tells a listener of every change, until it is taken back. */
  subscribe(listener: (health: LogHealth) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
