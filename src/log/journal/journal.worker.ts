import { JournalFiles } from './files.ts'
import { JournalUnavailable } from './folder.ts'
import type { Answer, Question } from './wire.ts'

/** Serves one session's journal, one call after the other. */
let files: JournalFiles | null = null
let last: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  last = last.then(async () => {
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
