import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { waitingChains, type WaitingChain } from '#importing/exchangePreview.ts'
import { useGiving } from './exchangeGiving.ts'
import { NOTHING_EXCHANGED, noteExchange, readExchanges, type ExchangeMemory } from './exchangeMemory.ts'
import { useTaking } from './exchangeTaking.ts'
import { theLog } from './openedLog.ts'
import { usePending } from './pending.ts'
import { reading } from './reading.ts'

/** 数据交换: packages to colleagues and from them, whom this device knows, and what waits for its predecessors. */
export const useExchange = defineStore('exchange', () => {
  const memory = shallowRef<ExchangeMemory>(NOTHING_EXCHANGED)
  const waiting = shallowRef<readonly WaitingChain[]>([])
  const giving = useGiving()
  const taking = useTaking()

  /** Reads anew what stands still while nobody looks: notes, what waits, what nobody has yet. */
  async function refresh(): Promise<void> {
    memory.value = await readExchanges()
    const chains = await reading(async () => {
      const reached = new Map((await theLog().heads()).map(({ device, n }) => [device, n]))
      return waitingChains(await theLog().waiting(), reached)
    })
    if (chains.ok) waiting.value = chains.value
    await usePending().refresh()
  }

  /** Notes that the made package went out of the house. */
  async function handedOver(now: number): Promise<void> {
    await giving.handedOver(now)
    await refresh()
  }

  /** A person says that a package did not arrive, or did after all: what was in it counts accordingly. */
  async function markLost(at: string, fileName: string, lost: boolean): Promise<void> {
    await noteExchange((notes) => ({
      ...notes,
      history: notes.history.map((one) => (one.at === at && one.fileName === fileName ? { ...one, lost } : one)),
    }))
    await refresh()
  }

  /** A backup of an earlier installation was restored: what that one wrote is this one's own work. */
  async function inherit(device: string): Promise<void> {
    await noteExchange((notes) => ({ ...notes, ownDevices: [...new Set([...notes.ownDevices, device])] }))
    await usePending().refresh()
  }

  return {
    memory,
    waiting,
    refresh,
    inherit,
    markLost,
    handedOver,
    progress: giving.progress,
    made: giving.made,
    make: giving.make,
    cancel: giving.cancel,
    estimate: giving.estimate,
    reading: taking.reading,
    taken: taking.taken,
    preview: taking.preview,
    accept: taking.accept,
    giveUp: taking.giveUp,
  }
})
