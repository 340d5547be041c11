import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutColumns } from '#components/board/columnLayout.ts'
import { UNASSIGNED } from '#domain/district.ts'
import { BOARD_STAGES, isBoardStage } from '#domain/stage.ts'
import { arrangeBoard, LANE_KINDS, type Board } from '#projection/board.ts'
import { CardReader } from '#projection/card.ts'
import { addSums, NO_SUMS, sumUp, type Sums } from '#projection/rollup.ts'
import { anyProjects, bareProject, planned, reported, YEAR } from './fixtures.ts'

const total = (parts: readonly Sums[]): Sums => parts.reduce(addSums, NO_SUMS)
const cellsOf = (board: Board) => board.lanes.flatMap((lane) => lane.cells)
const anyKind = fc.constantFrom(...LANE_KINDS)

describe('the board', () => {
  it('puts every project into exactly one cell or the tray, whatever its lanes are made of', () => {
    fc.assert(
      fc.property(anyProjects, anyKind, (projects, kind) => {
        const board = arrangeBoard(projects, kind, YEAR)
        const shown = [...cellsOf(board).flatMap((cell) => cell.projects), ...board.tray].map(({ id }) => id)
        expect(shown.sort()).toEqual(projects.map(({ id }) => id).sort())
      }),
    )
  })

  it('adds up: cells to lanes, cells to columns, lanes to the grand total, and that to the projects themselves', () => {
    fc.assert(
      fc.property(anyProjects, anyKind, (projects, kind) => {
        const board = arrangeBoard(projects, kind, YEAR)
        for (const lane of board.lanes) expect(lane.sums).toEqual(total(lane.cells.map(({ sums }) => sums)))
        for (const stage of BOARD_STAGES) {
          expect(board.columns[stage]).toEqual(total(cellsOf(board).filter((cell) => cell.stage === stage).map(({ sums }) => sums)))
        }
        expect(board.total).toEqual(total(board.lanes.map(({ sums }) => sums)))
        expect(board.total).toEqual(total(Object.values(board.columns)))
        expect(board.total).toEqual(sumUp(projects.filter(({ stage }) => isBoardStage(stage)), YEAR))
      }),
    )
  })

  it('gives every lane all four stages in their order', () => {
    fc.assert(
      fc.property(anyProjects, anyKind, (projects, kind) => {
        for (const lane of arrangeBoard(projects, kind, YEAR).lanes) expect(lane.cells.map(({ stage }) => stage)).toEqual(BOARD_STAGES)
      }),
    )
  })

  it('shows four empty columns when there are no projects', () => {
    const board = arrangeBoard([], 'none', YEAR)
    expect(board.lanes).toHaveLength(1)
    expect(board.total).toEqual(NO_SUMS)
  })

  it('keeps 谋划, 停缓建 and 退出 in the tray and out of every sum', () => {
    const board = arrangeBoard([bareProject({ stage: '停缓建', totalInvestment: 5 as never })], 'none', YEAR)
    expect(board.tray).toHaveLength(1)
    expect(board.total.projects).toBe(0)
  })

  it('puts a 属地 that is 未填 or no longer in the list into the lane 未归属, last', () => {
    const projects = [bareProject({ id: 'project/1' }), bareProject({ id: 'project/2', district: '已撤销的街道' }), bareProject({ id: 'project/3', district: '其他' })]
    expect(arrangeBoard(projects, 'district', YEAR).lanes.map(({ name, sums }) => [name, sums.projects])).toEqual([['其他', 1], [UNASSIGNED, 2]])
  })

  it('orders lanes of 属地 as table 3 prints them', () => {
    const projects = ['滨萧合作园', '西兴街道', '物联网产业园'].map((district, at) => bareProject({ id: `project/${at}`, district }))
    expect(arrangeBoard(projects, 'district', YEAR).lanes.map(({ name }) => name)).toEqual(['西兴街道', '物联网产业园', '滨萧合作园'])
  })

  it('counts an unknown amount as unknown and not as 0', () => {
    const { total: sums } = arrangeBoard([bareProject(), bareProject({ id: 'project/b', totalInvestment: 7 as never, plans: planned(3) })], 'none', YEAR)
    expect(sums).toMatchObject({ projects: 2, totalInvestment: 7, unknownTotal: 1, annualPlan: 3, unknownPlan: 1, unreported: 2 })
  })
})

describe('the width of columns', () => {
  const counts = (储备: number, 开工: number, 续建: number, 投产: number) => ({ 储备, 开工, 续建, 投产 })
  const across = (...args: Parameters<typeof layoutColumns>): number[] => layoutColumns(...args).map((column) => column.across)

  it('shows the fifty of 续建 three abreast at 1440 px, with the two empty columns narrow', () => {
    const columns = layoutColumns(counts(3, 0, 50, 0), new Set(), 88)
    expect(columns.map((column) => column.across)).toEqual([1, 1, 3, 1])
    expect(columns[1]?.track).toBe('11rem')
  })

  it('keeps three abreast when the first project has moved to 开工', () => {
    expect(across(counts(2, 1, 50, 0), new Set(), 88)).toEqual([1, 1, 3, 1])
  })

  it('gives a folded column’s width to the others', () => {
    expect(across(counts(3, 0, 50, 0), new Set(['储备', '开工']), 88)).toEqual([1, 1, 4, 1])
  })

  it('lets columns be alike when none is crowded', () => {
    const tracks = layoutColumns(counts(1, 0, 2, 0), new Set(), 88).map(({ track }) => track)
    expect(tracks.every((track) => track.endsWith('1fr)'))).toBe(true)
  })

  it('never gives a column less than one card', () => {
    expect(across(counts(900, 900, 900, 900), new Set(), 20)).toEqual([1, 1, 1, 1])
  })
})

describe('a card', () => {
  const card = (own: Parameters<typeof bareProject>[0]) => new CardReader(YEAR, '2025-06-10' as never).facts(bareProject(own))

  it('says 未报 for a year without a report, and adds up the months there are', () => {
    expect(card({ reports: [reported('2024-12', 9)] }).done).toBeNull()
    expect(card({ reports: [reported('2024-12', 9), reported('2025-01', 0), reported('2025-02', 4)] }).done).toBe(4)
  })

  it('counts the days since the stage began', () => {
    expect(card({ stageSince: '2025-06-01' as never }).daysInStage).toBe(9)
    expect(card({}).daysInStage).toBeNull()
  })

  it('names what a 容缺 let by until it is made good', () => {
    const waivers = [{ stage: '开工', items: ['permit'], reason: '在办', person: '某人', date: '2025-05-01' as never }] as const
    expect(card({ waivers: [...waivers].map((one) => ({ ...one, items: [...one.items] })) }).waived).toEqual(['施工许可证号或缺件原因'])
    expect(card({ waivers: [...waivers].map((one) => ({ ...one, items: [...one.items] })), permit: { number: '1', missingReason: null } }).waived).toEqual([])
  })

  it('names the figures it lacks', () => {
    expect(card({}).unfilled).toEqual(['属地', '行业领域', '总投资', '年度计划投资'])
  })

  it('leads to the project’s page even when its key is a name', () => {
    expect(card({ id: 'project/甲/乙 50%?' }).path).toBe('/project/%E7%94%B2/%E4%B9%99%2050%25%3F')
  })

  it('is read once for as long as the project stands unchanged', () => {
    const reader = new CardReader(YEAR, '2025-06-10' as never)
    const project = bareProject()
    expect(reader.facts(project)).toBe(reader.facts(project))
  })
})
