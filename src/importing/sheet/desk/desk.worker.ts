import { ImportDesk } from './desk.ts'
import type { DeskAsk, DeskTold } from './protocol.ts'

const desk = new ImportDesk()
const tell = (told: DeskTold): void => self.postMessage(told)
// In the order asked: a file is opened before it is planned.
let turn: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<DeskAsk>) => {
  // A promise that fails in a worker is heard by nobody: it is told.
  turn = turn.then(() => desk.answer(data, tell)).catch(() => tell({ kind: 'failed' }))
}
tell({ kind: 'begun' })
