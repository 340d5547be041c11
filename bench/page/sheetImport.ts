import type { Project } from '#domain/project.ts'
import { NO_CHOICES } from '#importing/sheet/plan/planImport.ts'
import { ImportDeskClient } from '#stores/importDesk.ts'
import { editedSheet, TODAY, YEAR } from './editedSheet.ts'
import { breathe, watchHalts } from './halts.ts'

/** How often the file is read; the middle one counts, of ours and of the floor, in turn. */
const ROUNDS = 3
/** One import at the desk: ms from the file to `opened`, from there to the preview, and what the preview says. */
interface Round {
  readonly reading: number
  readonly planning: number
  readonly halt: number
  readonly counts: Readonly<Record<string, number>>
}

/** What an import took at the desk, what the bare library takes to read the same file, and the page's longest halt: ms. */
export interface ImportTimes extends Round {
  readonly bytes: number
  readonly floor: number
}

/** Reads and plans the import of a ledger of 30 columns as the app does, and reads the same bytes with the library alone. */
export async function timeImport(projects: readonly Project[]): Promise<ImportTimes> {
  const file = new File([new Uint8Array(await editedSheet(projects))], 'bench.xlsx')
  const rounds: (Round & { readonly floor: number })[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ...(await atDesk(file, projects)), floor: await bareReading(file) })
  const middle = (of: (round: (typeof rounds)[number]) => number): number => rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN
  return {
    bytes: file.size,
    reading: middle(({ reading }) => reading),
    planning: middle(({ planning }) => planning),
    floor: middle(({ floor }) => floor),
    halt: Math.max(...rounds.map(({ halt }) => halt)),
    counts: rounds[0]?.counts ?? {},
  }
}

async function atDesk(file: File, projects: readonly Project[]): Promise<Round> {
  await breathe()
  const halts = watchHalts()
  const desk = new ImportDeskClient()
  const began = performance.now()
  const refused = await desk.open(file, file.name)
  const read = performance.now()
  if (refused !== null) throw new Error(refused)
  await desk.know(projects)
  const digest = await desk.plan({ ...NO_CHOICES, sheets: null, reporter: '基准', today: TODAY, year: YEAR })
  const planned = performance.now()
  await breathe()
  desk.end()
  return { reading: read - began, planning: planned - read, halt: halts(), counts: digest.counts }
}

/** The floor: the bare library in a worker of its own. @returns ms from the file to the number of rows */
async function bareReading(file: File): Promise<number> {
  const began = performance.now()
  const worker = new Worker(new URL('./bareReader.worker.ts', import.meta.url), { type: 'module' })
  const rows = await new Promise<number>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(file)
  })
  const ms = performance.now() - began
  worker.terminate()
  if (rows === 0) throw new Error('the bare library read nothing')
  return ms
}
