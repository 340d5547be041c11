import type { PackageWriter } from './packageWriter.ts'
import { writerOf, type FromPacker, type ToPacker } from './packingWire.ts'

/** Makes one 交换包 or backup away from the page, and is ended after it. */
let writer: PackageWriter | null = null

addEventListener('message', ({ data }: MessageEvent<ToPacker>) => {
  try {
    take(data)
  } catch (error) {
    answer({ failed: String(error) })
  }
})

function take(message: ToPacker): void {
  if ('order' in message) writer = writerOf(message.order)
  else if (writer === null) answer({ failed: 'no order' })
  else if ('texts' in message) writer.addTexts(JSON.parse(message.texts) as string[])
  else if ('waiting' in message) writer.addWaiting(JSON.parse(message.waiting) as string[])
  else if ('here' in message) answer({ wanted: writer.wanted(message.here) })
  else if ('end' in message) answer({ finished: writer.end() })
  else {
    writer.addFile(message.file)
    answer({ packed: true })
  }
}

function answer(message: FromPacker): void {
  postMessage(message)
}
