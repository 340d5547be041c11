import type { StoredEvent } from '#domain/event.ts'
import { readExchange } from '#importing/exchange.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { exchangeOf } from '../../support/packages.ts'
import { memoryStorage, value } from '../../unit/log/support.ts'
import type { SimulatedLog, Taken } from './simulatedLog.ts'

let names = 0

/**
 * The app's own log over an in-memory IndexedDB, as a device of the simulation. What it hands on goes through a
 * 交换包: made, zipped, opened and checked by the app's own code.
 */
export async function trueLog(now: () => number): Promise<SimulatedLog> {
  const name = `simulated-${(names += 1)}`
  const log = value(await openLog({ name, now, localStorage: memoryStorage(), locks: null }))
  return {
    device: () => log.health().device,
    append: async (drafts, actor) => value(await log.append(drafts, actor)),
    merge: (texts) => merged(log, texts),
    heads: () => log.heads(),
    beyond: async (since) => {
      const from = { device: log.health().device, person: '甲', unit: '示例街道' }
      const order = { now: now(), from, to: null, heads: await log.heads(), since, photos: 'included' as const, lacks: [], owed: [] }
      return value(readExchange((await exchangeOf(log, order)).bytes)).texts
    },
    all: () => allOf(log),
    waiting: () => log.waiting(),
    verify: () => log.verify(),
  }
}

async function merged(log: ProjectLog, texts: readonly string[]): Promise<Taken> {
  const entered: StoredEvent[] = []
  const stop = log.subscribe((events) => void entered.push(...events))
  const result = await log.merge(texts)
  stop()
  if (!result.ok && result.issue.code !== 'log/refused') throw new Error(JSON.stringify(result.issue))
  return result.ok ? { refused: false, entered } : { refused: true }
}

async function allOf(log: ProjectLog): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  for await (const slice of log.read(0)) events.push(...slice.events)
  return events
}
