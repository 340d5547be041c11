import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { eventId, readEvent, type EventId } from '#domain/event.ts'

/** The last event of a device in a backup. */
export interface DeviceHead {
  readonly device: string
  readonly n: number
  readonly hash: string
}

/** An event as far as its chain goes. */
export interface Link extends DeviceHead {
  readonly id: EventId
  readonly prev: string
  readonly text: string
}

/** A log's texts: those a restore can take, those it cannot, and the ids it has to do without. */
export interface SortedTexts {
  readonly sound: readonly Link[]
  readonly damaged: readonly string[]
  readonly missing: readonly EventId[]
}

/**
 * Puts damaged texts aside, so that they do not spoil the rest: what cannot be read, and what its successor
 * remembers otherwise. The ids are named, because their successors link to nothing then.
 * @param since by device the number behind which the texts begin; all of them where nothing is said
 */
export function sortTexts(
  texts: readonly string[],
  since: ReadonlyMap<string, number> = new Map(),
): SortedTexts {
  const links: Link[] = []
  const damaged: string[] = []
  for (const text of texts) {
    const link = linkOf(text)
    if (link) links.push(link)
    else damaged.push(text)
  }
  const missing = unlinked(links, since)
  const sound: Link[] = []
  for (const link of links) {
    if (missing.has(link.id)) damaged.push(link.text)
    else sound.push(link)
  }
  return { sound, damaged, missing: [...missing].sort() }
}

/** Each device's last event. */
export function headsOf(links: readonly Link[]): DeviceHead[] {
  const heads = new Map<string, DeviceHead>()
  for (const { device, n, hash } of links)
    if (n > (heads.get(device)?.n ?? 0)) heads.set(device, { device, n, hash })
  return [...heads.values()]
}

function linkOf(text: string): Link | null {
  const { event, issue } = readEvent(text)
  // What a newer version wrote is sound; what this one should understand and cannot would spoil a restore.
  if (event === null || issue?.code === 'event/malformed' || /[\n\r]/.test(text)) return null
  const { device, n, prev } = event
  return { id: eventId(event), device, n, prev, hash: bytesToHex(sha256(utf8ToBytes(text))), text }
}

/** Ids whose successor finds them gone or altered. */
function unlinked(links: readonly Link[], since: ReadonlyMap<string, number>): Set<EventId> {
  const hashes = new Map<EventId, string[]>()
  for (const { id, hash } of links) hashes.set(id, [...(hashes.get(id) ?? []), hash])
  const missing = new Set<EventId>()
  for (const { device, n, prev } of links) {
    const before: EventId = `${device}:${n - 1}`
    const known = hashes.get(before)
    if (!known && n - 1 <= (since.get(device) ?? 0)) continue
    if (!known?.includes(prev)) missing.add(before)
  }
  return missing
}
