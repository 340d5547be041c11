import { ImportDesk } from '#importing/sheet/desk/desk.ts'
import type { DeskAsk, DeskTold } from '#importing/sheet/desk/protocol.ts'

// Its name says what is wrong with it: `drafts:silent` never answers when drafts are asked for, `open:dies` breaks at a file.
const [kind, how] = self.name.split(':')
const desk = new ImportDesk()
const tell = (told: DeskTold): void => self.postMessage(told)
let turn: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<DeskAsk>) => {
  if (data.kind !== kind) turn = turn.then(() => desk.answer(data, tell))
  else if (how === 'dies') throw new Error('The desk broke')
  else if (how === 'fails') tell({ kind: 'failed' })
}
tell({ kind: 'begun' })
