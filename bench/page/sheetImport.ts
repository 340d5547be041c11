import type { IsoDate } from '#domain/calendar.ts'
import type { Yuan } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { writeTable } from '#exporting/sheet/xlsx.ts'
import { NO_CHOICES } from '#importing/sheet/plan/planImport.ts'
import { columnOf } from '#projection/ledgerColumns.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'
import { ImportDeskClient } from '#stores/importDesk.ts'
import { breathe, watchHalts } from './halts.ts'

const YEAR = 2025
const TODAY = '2025-08-03' as IsoDate
/** How often the file is read; the middle one counts, of ours and of the floor, in turn. */
const ROUNDS = 3
/** Thirty columns with the number that goes before each line, and a value in every one. */
const COLUMNS = [
  'name', 'projectCode', 'sector', 'district', 'investorKind', 'constructionNature', 'site', 'scale', 'longitude', 'latitude',
  'startYear', 'endYear', 'plannedStart', 'actualStart', 'plannedCompletion', 'plannedProduction', 'totalInvestment',
  'totalInvestmentAsOf', 'totalInvestmentSource', 'responsibleUnit', 'owner', 'contactLeader', 'officer', 'siteContact',
  'statisticsState', 'planCategory', 'annualPlan', 'completedBeforeYear', 'annualTarget',
].flatMap((key) => columnOf(key) ?? [])

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
  const edited = projects.map(asEdited)
  const written = await writeTable(screenTable({ projects: edited, columns: COLUMNS, grouping: 'none' }, sheetFrame(edited, YEAR, TODAY, '')))
  const file = new File([new Uint8Array(written)], 'bench.xlsx')
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

/** As an office sends it back: every column filled, and every third total investment another one. */
function asEdited(project: Project, index: number): Project {
  const year = 2023 + (index % 3)
  const plan = project.plans.get(YEAR)
  return {
    ...project,
    constructionNature: '新建',
    site: `浦沿街道第${index}号地块，临江路以东`,
    scale: `总建筑面积${20_000 + index}平方米，含厂房${index % 7}栋、研发楼${index % 3}栋及配套设施`,
    longitude: 120.1 + (index % 1000) / 10_000,
    latitude: 30.1 + (index % 1000) / 10_000,
    ...{ startYear: year, endYear: year + 3 },
    ...{ plannedStart: `${year}-03-01` as IsoDate, actualStart: `${year}-04-15` as IsoDate },
    ...{ plannedCompletion: `${year + 3}-10-01` as IsoDate, plannedProduction: `${year + 3}-12-01` as IsoDate },
    totalInvestment: (project.totalInvestment === null ? null : project.totalInvestment + (index % 3 === 0 ? 1_234_500 : 0)) as Yuan | null,
    ...{ totalInvestmentAsOf: '2025-06-30' as IsoDate, totalInvestmentSource: `滨发改〔2025〕${index}号` },
    ...{ owner: `业主单位${index % 200}`, siteContact: `现场联系人${index % 500}`, statisticsState: '已入' },
    plans: plan ? new Map(project.plans).set(YEAR, { ...plan, annualTarget: `主体结构施工至${index % 20}层` }) : project.plans,
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
