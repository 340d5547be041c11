import { Turns } from '../lock.ts'
import { JournalFiles } from './files.ts'
import { JournalUnavailable } from './folder.ts'
import type { Answer, Question } from './wire.ts'

/** Serves one session's journal. What changes files goes one after the other, and waits for no reading. */
let files: JournalFiles | null = null
const [changing, reading] = [new Turns(), new Turns()]
const CHANGING: readonly Question['call'][] = ['append', 'remove', 'keepLock', 'erase', 'close']

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const turns = CHANGING.includes(data.call) ? changing : reading
  void turns.take(async () => {
    postMessage(await answer(data))
    if (data.call === 'close') self.close()
  })
})

async function answer({ turn, folder, call, args }: Question): Promise<Answer> {
  try {
    files ??= new JournalFiles(folder)
    const work = files[call].bind(files) as (...given: readonly unknown[]) => Promise<unknown>
    return { turn, value: await work(...args) }
  } catch (error) {
    return { turn, failure: error instanceof JournalUnavailable ? 'unavailable' : 'failed', detail: String(error) }
  }
}
