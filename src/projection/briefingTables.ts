import { asPrinted } from '#domain/briefingWords.ts'
import type { PaperColumn, PaperRow, PaperTable } from '#domain/paperDocument.ts'
import { placeOf, sayDifference, sayOwnDifference } from '#domain/printedWords.ts'
import type { Project } from '#domain/project.ts'
import { saidFigures } from './briefingFigures.ts'
import type { Told } from './briefingText.ts'
import { differencesOf, ownDifferences, remarksOn, type KnownDifference } from './differences.ts'
import { valuesIn } from './filter.ts'
import { monthsText } from './sheets/frame.ts'
import { compareTable, FIGURES, PRINTED_LIST, projectsOfPlan, type ComparedTable, type PrintedTable } from './tables.ts'

/** The year's plan as it was printed, for a briefing of the whole plan: a part of it cannot be compared. */
export interface PrintedPlan {
  readonly sectors: PrintedTable
  readonly districts: PrintedTable
  readonly knownDifferences: readonly KnownDifference[]
  /** The report that prints them. */
  readonly source: string
  readonly note: string
}

/** What is told of one of the two tables. */
interface Wanted {
  readonly facet: ComparedTable['facet']
  readonly caption: string
  readonly heading: string
}

const TABLES: readonly Wanted[] = [
  { facet: 'sector', caption: '表2', heading: '行业领域' },
  { facet: 'district', caption: '表3', heading: '属地' },
]

/** Tables 2 and 3: printed beside computed where the plan was printed and nothing of it is filtered out; else as computed. */
export function briefingTables(told: Told, printed: PrintedPlan | null): PaperTable[] {
  const planned = projectsOfPlan(told.projects, told.standing.year)
  if (printed === null || planned.length === 0) return TABLES.map((one) => ownTable(told, one))
  return TABLES.map((one) => printedTable({ ...told, projects: planned }, one, printed, told.projects.length - planned.length))
}

/** A table that no report has: its lines are what the scope holds. */
function ownTable(told: Told, { facet, caption, heading }: Wanted): PaperTable {
  const total = { label: '合计', printedLabel: '合计', projects: 0, totalInvestment: '', annualPlan: '', share: '' }
  const title = `${told.standing.year}年重大项目分${heading}情况`
  const table = compareTable({ caption, title, rows: [], total }, facet, told.projects, told.standing.year)
  return layOut(told, table, { caption, heading }, facet === 'district' ? [countRule(told.projects.length)] : [])
}

function printedTable(told: Told, { facet, caption, heading }: Wanted, printed: PrintedPlan, others: number): PaperTable {
  const source = facet === 'sector' ? printed.sectors : printed.districts
  const table = compareTable(source, facet, told.projects, told.standing.year)
  const differences = differenceNotes(table, source, printed.knownDifferences)
  // What holds for both tables is said once, under the last.
  const forBoth = [printed.note, countRule(told.projects.length, PRINTED_LIST) + (others > 0 ? `另有${others}个项目不在${PRINTED_LIST}名录，未计入。` : ''), `原表数：${printed.source}。`]
  const notes = facet === 'district' ? [...differences, ...forBoth] : differences
  return layOut(told, table, { caption, heading }, notes)
}

const countRule = (projects: number, list = ''): string =>
  `表2、表3的计算数：台账中${list}${projects}个项目逐项相加后四舍五入到一位小数，不凑整；占比为年度计划投资占合计的比重，占年度计划为完成投资与年度计划之比。`

/** What differs from the printed table and why, and where that disagrees with itself. */
function differenceNotes(table: ComparedTable, source: PrintedTable, known: readonly KnownDifference[]): string[] {
  const found = differencesOf(table, known)
  const proved = found.filter(({ explanation }) => explanation !== null)
  const unproved = found.filter(({ explanation }) => explanation === null)
  const own = ownDifferences(source, known).filter(({ row, column }) => !proved.some((one) => one.row === row && one.column === column))
  const notes = [
    ...proved.map((one) => `与原表不一致——${placeOf(one)}：${sayDifference(one)}${one.explanation}`),
    ...(unproved.length > 0 ? [`与原表不一致（台账在计划印发后有调整，或口径不同）——${unproved.map((one) => `${placeOf(one)}：${sayDifference(one)}`).join('')}`] : []),
    ...own.map((one) => `原表自身——${placeOf(one)}：${sayOwnDifference(one)}`),
    ...remarksOn(source, known),
  ]
  return notes.length > 0 ? notes.map(asPrinted) : ['与原表逐项一致。']
}

const WIDTHS = { name: 28, figure: 15 } as const

function layOut(told: Told, table: ComparedTable, { caption, heading }: Pick<Wanted, 'caption' | 'heading'>, notes: readonly string[]): PaperTable {
  const months = monthsText(told.frame)
  const heads = ['项目数（个）', '总投资额（亿元）', '年度计划投资（亿元）', '年度投资占比（%）', `${months}完成（亿元）`, '占年度计划（%）']
  const columns: PaperColumn[] = [{ header: [heading], align: 'left', width: WIDTHS.name }, ...heads.map((head): PaperColumn => ({ header: [head], align: 'right', width: WIDTHS.figure }))]
  const line = (label: string, projects: readonly Project[], figures: ComparedTable['total']['figures'], kind: PaperRow['kind']): PaperRow => {
    const { done, rate } = saidFigures(projects, told.standing)
    return { kind, cells: [label, ...FIGURES.map((name) => figures[name].computed), done ?? '—', rate ?? '—'] }
  }
  const inLine = (label: string): Project[] => told.projects.filter((project) => valuesIn(project, table.facet, told.standing.year).includes(label))
  const rows = [...table.rows.map(({ label, printedLabel, figures }) => line(printedLabel, inLine(label), figures, 'project')), line(table.total.printedLabel, told.projects, table.total.figures, 'total')]
  return { title: `${caption} ${table.title}`, unit: '', columns, rows, notes }
}
