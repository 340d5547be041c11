import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISTRICTS } from '#domain/district.ts'
import { stageMatrix, type StageMatrix } from '#projection/matrix.ts'
import { addSums, NO_SUMS, sumUp, type Sums } from '#projection/rollup.ts'
import { aProject, anyProjects, seedProjects, YEAR } from './someProjects.ts'

const add = (sums: readonly Sums[]): Sums => sums.reduce(addSums, NO_SUMS)

function expectToAddUp({ rows, columns, total }: StageMatrix): void {
  for (const row of rows) expect(add(row.cells)).toEqual(row.sum)
  columns.forEach((column, at) => expect(add(rows.map((row) => row.cells[at]!))).toEqual(column))
  expect(add(columns)).toEqual(total)
  expect(add(rows.map(({ sum }) => sum))).toEqual(total)
}

describe('属地 × 阶段 and 行业 × 阶段', () => {
  it('add up along rows and columns to the sums of all projects, whatever their stage, 属地 or 行业', () => {
    fc.assert(
      fc.property(anyProjects, fc.constantFrom('district' as const, 'sector' as const), (projects, facet) => {
        const matrix = stageMatrix(projects, facet, YEAR)
        expectToAddUp(matrix)
        expect(matrix.total).toEqual(sumUp(projects, YEAR))
      }),
    )
  })

  it('have the four columns of the board even when nothing stands in them', () => {
    expect(stageMatrix([], 'district', YEAR).stages).toEqual(['储备', '开工', '续建', '投产'])
  })

  it('have a column for 谋划, 停缓建 and 退出 only when a project stands there', () => {
    const { stages, columns } = stageMatrix([aProject({ stage: '停缓建' }), aProject({ stage: '谋划' })], 'district', YEAR)
    expect(stages).toEqual(['谋划', '储备', '开工', '续建', '投产', '停缓建'])
    expect(columns.map(({ projects }) => projects)).toEqual([1, 0, 0, 0, 0, 1])
  })

  it('have a last row 未归属 for a 属地 that is 未填 or not in the list', () => {
    const projects = [aProject({ district: null }), aProject({ district: '某街道' }), aProject({ district: '其他' })]
    expect(stageMatrix(projects, 'district', YEAR).rows.map(({ name, sum }) => [name, sum.projects])).toEqual([['其他', 1], ['未归属', 2]])
  })

  it('keep the order of the printed tables', () => {
    const names = DISTRICTS.map(({ name }) => name)
    const projects = [...names].reverse().map((district) => aProject({ district }))
    expect(stageMatrix(projects, 'district', YEAR).rows.map(({ name }) => name)).toEqual(names)
  })

  it('show a row that is asked for although nothing stands in it', () => {
    expect(stageMatrix([], 'district', YEAR, ['西兴街道']).rows).toEqual([{ name: '西兴街道', cells: Array(4).fill(NO_SUMS), sum: NO_SUMS }])
  })

  it('show the plan of 2025 with 3 projects in 储备 and 50 in 续建', () => {
    const { stages, columns, total } = stageMatrix(seedProjects(), 'district', YEAR)
    expect(stages.map((stage, at) => [stage, columns[at]?.projects])).toEqual([['储备', 3], ['开工', 0], ['续建', 50], ['投产', 0]])
    expect(total.projects).toBe(53)
  })
})
