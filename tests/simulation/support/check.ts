import type { EventId, StoredEvent } from '#domain/event.ts'
import { canonical } from '#projection/registers.ts'
import type { Register } from '#projection/register.ts'
import type { World } from './schedule.ts'
import type { SimulatedDevice } from './simulatedDevice.ts'

/** Heads by subject and field, each `id value`, sorted. */
type Expected = ReadonlyMap<string, readonly string[]>

/**
 * What is wrong after everybody exchanged, in words: lost, twice, altered, invented or stuck events, and registers
 * that are not what the written events come to. Knows neither the log nor the fold: it goes by what was written.
 */
export async function findings({ devices, written, gone }: World): Promise<string[]> {
  const found: string[] = []
  const held = await Promise.all(devices.map(async (device) => (await device.log.all()).map(({ id }) => id)))
  const anywhere = new Set(held.flat())
  const due = [...written.values()].filter(({ id }) => anywhere.has(id) || !gone.has(id))
  const expected = expectedHeads(due)
  for (const device of devices) {
    found.push(...(await eventFindings(device, due, written)))
    found.push(...(await waitingFindings(device, (id) => gone.has(id) && !anywhere.has(id))))
    found.push(...registerFindings(device.index, device.register(), due, expected))
  }
  return found
}

async function eventFindings({ index, log }: SimulatedDevice, due: readonly StoredEvent[], written: World['written']): Promise<string[]> {
  const found: string[] = []
  const here = new Set<EventId>()
  for (const { id, text } of await log.all()) {
    if (here.has(id)) found.push(`twice: ${id} on ${index}`)
    here.add(id)
    const original = written.get(id)
    if (!original) found.push(`invented: ${id} on ${index}`)
    else if (original.text !== text) found.push(`altered: ${id} on ${index}`)
  }
  for (const { id } of due) if (!here.has(id)) found.push(`lost: ${id} on ${index}`)
  if ((await log.verify()).length > 0) found.push(`chain: does not hold on ${index}`)
  return found
}

/** An event may wait for ever only behind one that went with a lost device. */
async function waitingFindings({ index, log }: SimulatedDevice, isGone: (id: EventId) => boolean): Promise<string[]> {
  const stuck = (await log.waiting()).filter(({ event: { device, n } }) => {
    for (let before = n - 1; before > 0; before -= 1) if (isGone(`${device}:${before}`)) return false
    return true
  })
  return stuck.map(({ id }) => `stuck: ${id} on ${index}`)
}

function registerFindings(index: number, register: Register, due: readonly StoredEvent[], expected: Expected): string[] {
  const found: string[] = []
  if (register.events !== due.length) found.push(`counted: ${register.events} of ${due.length} events on ${index}`)
  const conflicts = new Set<string>()
  for (const { id, conflicts: open } of register.projects.values()) for (const { field } of open) conflicts.add(`${id} ${field}`)
  for (const [place, heads] of expected) {
    const [subject = '', field = ''] = place.split(' ')
    const shown = register.headsOf(subject, field).map(headText).sort()
    if (shown.join() !== heads.join()) found.push(`register: ${place} shows ${shown.join()} for ${heads.join()} on ${index}`)
    const differ = new Set(heads.map((head) => head.slice(head.indexOf(' ')))).size > 1
    if (register.projects.has(subject as `project/${string}`) && differ !== conflicts.has(place)) found.push(`conflict: ${place} on ${index}`)
  }
  return found
}

const headText = ({ id, value }: { readonly id: EventId; readonly value: unknown }): string =>
  `${id} ${typeof value === 'string' ? value : canonical(value)}`

/** The heads by the rule alone: what was written of a field and no other write of it names as base. */
function expectedHeads(due: readonly StoredEvent[]): Expected {
  const replaced = new Set<string>()
  for (const { event } of due)
    for (const { field, base } of event.changes) for (const id of base) replaced.add(`${event.subject} ${field} ${id}`)
  const heads = new Map<string, string[]>()
  for (const { id, event } of due)
    for (const { field, to } of event.changes) {
      const place = `${event.subject} ${field}`
      const here = heads.get(place) ?? []
      heads.set(place, here)
      if (!replaced.has(`${place} ${id}`)) here.push(headText({ id, value: to }))
    }
  for (const here of heads.values()) here.sort()
  return heads
}
