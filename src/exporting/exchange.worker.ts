import { ExchangeWriter } from './exchange.ts'
import type { FromWriter, ToWriter } from './exchangeWire.ts'

/** Makes one 交换包 away from the page, and is ended after it. */
let writer: ExchangeWriter | null = null

addEventListener('message', ({ data }: MessageEvent<ToWriter>) => {
  try {
    take(data)
  } catch (error) {
    answer({ failed: String(error) })
  }
})

function take(message: ToWriter): void {
  if ('order' in message) writer = new ExchangeWriter(message.order)
  else if (writer === null) answer({ failed: 'no order' })
  else if ('texts' in message) writer.addTexts(JSON.parse(message.texts) as string[])
  else if ('here' in message) answer({ wanted: writer.wanted(message.here) })
  else if ('file' in message) writer.addFile(message.file)
  else {
    const exchange = writer.end()
    answer({ exchange }, [exchange.bytes.buffer])
  }
}

function answer(message: FromWriter, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}
