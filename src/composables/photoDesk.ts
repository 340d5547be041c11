import { draw, type DrawJob, type Drawn } from './photoDrawing.ts'

/** An answer of the worker. */
interface Answer {
  readonly turn: number
  readonly drawn: Drawn | null
}

let worker: Worker | null = null
let turn = 0
const waiting = new Map<number, (drawn: Drawn | null) => void>()

/**
 * Draws a picture in a worker, so that the page goes on answering; on the page where a worker cannot draw
 * (Safari before 17, Firefox before 105) or did not start. @returns `null` when the picture cannot be decoded
 */
export async function drawAway(job: DrawJob): Promise<Drawn | null> {
  const desk = canDrawAway() ? openDesk() : null
  if (!desk) return draw(job)
  const own = (turn += 1)
  const drawn = await new Promise<Drawn | null | 'broken'>((resolve) => {
    waiting.set(own, resolve)
    desk.addEventListener('error', () => resolve('broken'), { once: true })
    desk.postMessage({ turn: own, job })
  })
  waiting.delete(own)
  if (drawn !== 'broken') return drawn
  worker = null
  return draw(job)
}

const canDrawAway = (): boolean => typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined' && 'convertToBlob' in OffscreenCanvas.prototype

function openDesk(): Worker | null {
  if (worker) return worker
  try {
    worker = new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => waiting.get(data.turn)?.(data.drawn))
  } catch {
    worker = null
  }
  return worker
}
