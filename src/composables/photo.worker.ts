import { draw, type DrawJob } from './photoDrawing.ts'

/** Draws pictures away from the page, one after another. An answer carries the number of its question. */
addEventListener('message', ({ data }: MessageEvent<{ readonly turn: number; readonly job: DrawJob }>) => void work(data.turn, data.job))

async function work(turn: number, job: DrawJob): Promise<void> {
  const drawn = await draw(job).catch(() => null)
  postMessage({ turn, drawn }, { transfer: drawn ? [drawn.bytes.buffer] : [] })
}
