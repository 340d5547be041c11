import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { DEFAULT_LIGHT_RULE, GRADES } from '#domain/light.ts'
import { arrangeBoard } from '#projection/board.ts'
import { facetOptions } from '#projection/facets.ts'
import { filterFrom, passesFacets, queryOf, valuesIn } from '#projection/filter.ts'
import { cellOf, cellValue, typedCell } from '#projection/ledgerCells.ts'
import { columnOf, presetKeys, tellsLights, type LedgerColumn } from '#projection/ledgerColumns.ts'
import { layOut } from '#projection/ledgerGroups.ts'
import { sortFrom, sortProjects } from '#projection/ledgerSort.ts'
import { lightChanges } from '#projection/lightChanges.ts'
import { LightReader } from '#projection/lights.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'
import { bareProject, planned, reported, YEAR } from './fixtures.ts'

const reader = new LightReader({ year: YEAR, month: 5, day: '2025-06-10' as IsoDate, rule: DEFAULT_LIGHT_RULE, issuesOf: () => [] })
const { worst } = reader

const at = (id: string, done: number | null, plan: number | null = 12_000) =>
  bareProject({ id: `project/${id}`, name: id, stage: '储备', plans: planned(plan), reports: done === null ? [] : [reported('2025-05', done)] })
/** One project of each grade, the order of none. */
const some = [at('正常', 5_000), at('红', 0), at('不评', null, null), at('黄', 2_792), at('未报', null), at('略慢', 4_000)]

const column = (key: string): LedgerColumn => {
  const found = columnOf(key)
  if (!found) throw new Error(key)
  return found
}

describe('projects by their light', () => {
  it('are filtered from the address', () => {
    const filter = filterFrom({ light: '红,未报' })
    expect(some.filter((project) => passesFacets(project, filter, YEAR, worst)).map(({ name }) => name)).toEqual(['红', '未报'])
    expect(queryOf(filter)).toEqual({ light: '红,未报' })
  })

  it('are counted for the filter from the worst on', () => {
    expect(facetOptions(some, 'light', YEAR, [], worst)).toEqual(GRADES.map((value) => ({ value, count: 1 })))
  })

  it('are 不评 where nobody looks at lights', () => {
    for (const project of some) expect(valuesIn(project, 'light', YEAR)).toEqual(['不评'])
  })

  it('stand in lanes and groups from the worst on', () => {
    expect(arrangeBoard(some, 'light', YEAR, worst).lanes.map(({ name, sums }) => [name, sums.projects])).toEqual(GRADES.map((grade) => [grade, 1]))
    expect(layOut(some, 'light', YEAR, new Set(GRADES), worst).rows.map((row) => row.kind === 'group' && row.name)).toEqual(GRADES)
  })

  it('are sorted from the worst on, and back', () => {
    const order = (sort: string) => sortProjects(some, sortFrom(sort), YEAR, worst).map(({ name }) => name)
    expect(order('light')).toEqual(GRADES)
    expect(order('-light')).toEqual([...GRADES].reverse())
  })
})

describe('the ledger’s columns of lights', () => {
  const yellow = some[3] as (typeof some)[number]

  it('say the light in its word and why', () => {
    expect(cellOf(yellow, column('light'), YEAR, worst)).toEqual({ text: '黄灯', state: 'known' })
    expect(cellOf(yellow, column('lightReason'), YEAR, worst)).toEqual({ text: '进度：比序时慢 18.4 个百分点', state: 'known' })
    expect(typedCell(yellow, column('light'), YEAR, worst)).toBe('黄灯')
    expect(cellValue(yellow, column('lightReason'), YEAR)).toBeNull()
  })

  it('are never typed, and stand in the usual columns', () => {
    for (const key of ['light', 'lightReason']) {
      expect(column(key).editable).toBe(false)
      expect(presetKeys('common')).toContain(key)
    }
  })

  it('are exported with the rule under the table', () => {
    const view = { projects: some, columns: [column('name'), column('light'), column('lightReason')], grouping: 'none', lights: reader } as const
    const table = screenTable(view, sheetFrame(some, YEAR, '2025-06-10' as IsoDate, ''))
    expect([...table.rows].map(({ values }) => values)).toContainEqual([4, '黄', '黄灯', '进度：比序时慢 18.4 个百分点'])
    expect(table.notes.at(-1)).toContain('亮灯规则：参照银川市2025年亮灯规则（2025-01-01 起）')
    expect(screenTable({ ...view, columns: [column('name')] }, sheetFrame(some, YEAR, '2025-06-10' as IsoDate, '')).notes.join()).not.toContain('亮灯规则')
  })

  it('ask for their rule under the table, whichever of them is shown', () => {
    expect(tellsLights([column('light')])).toBe(true)
    expect(tellsLights([column('lightReason')])).toBe(true)
    expect(tellsLights([column('name')])).toBe(false)
  })
})

it('tells whose light other thresholds would change', () => {
  const rule = { ...DEFAULT_LIGHT_RULE, schedule: { slow: 0, yellow: -5, red: -15 } }
  expect(lightChanges(some, reader, rule).map(({ project, from, to }) => [project.name, from, to])).toEqual([
    ['黄', '黄', '红'],
    ['略慢', '略慢', '黄'],
  ])
  expect(lightChanges(some, reader, DEFAULT_LIGHT_RULE)).toEqual([])
})
