import { splitEventId, type EventId } from '#domain/event.ts'

/** The events of one device that were counted: all up to a number, and some beyond a gap. */
interface DeviceSeen {
  upTo: number
  readonly beyond: Set<number>
}

/** Which events were counted, each once for ever. Kept as ranges, because a device numbers without gaps. */
export class SeenEvents {
  readonly #devices = new Map<string, DeviceSeen>()

  /** Marks an event as counted. @returns false when it was counted before */
  add(id: EventId): boolean {
    const { device, n } = splitEventId(id)
    const seen = this.#of(device)
    if (n <= seen.upTo || seen.beyond.has(n)) return false
    seen.beyond.add(n)
    while (seen.beyond.delete(seen.upTo + 1)) seen.upTo += 1
    return true
  }

  /** Tells whether an event was counted. */
  has(id: EventId): boolean {
    const { device, n } = splitEventId(id)
    const seen = this.#devices.get(device)
    return seen !== undefined && (n <= seen.upTo || seen.beyond.has(n))
  }

  /** The ranges as plain data, for a snapshot. */
  toJSON(): [device: string, upTo: number, beyond: number[]][] {
    return [...this.#devices].map(([device, { upTo, beyond }]) => [device, upTo, [...beyond]])
  }

  /** Restores the ranges that `toJSON` wrote. */
  static from(ranges: readonly (readonly [string, number, readonly number[]])[]): SeenEvents {
    const seen = new SeenEvents()
    for (const [device, upTo, beyond] of ranges) seen.#devices.set(device, { upTo, beyond: new Set(beyond) })
    return seen
  }

  #of(device: string): DeviceSeen {
    const known = this.#devices.get(device)
    if (known) return known
    const fresh: DeviceSeen = { upTo: 0, beyond: new Set() }
    this.#devices.set(device, fresh)
    return fresh
  }
}
