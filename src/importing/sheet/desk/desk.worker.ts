import { ImportDesk } from './desk.ts'
import type { DeskAsk } from './protocol.ts'

const desk = new ImportDesk()
// In the order asked: a file is opened before it is planned.
let turn: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<DeskAsk>) => {
  turn = turn.then(() => desk.answer(data, (told) => self.postMessage(told)))
}
