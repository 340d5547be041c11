import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Yuan } from '#domain/money.ts'
import { emptyPlan } from '#domain/project.ts'
import { cellOf, headerText, typedCell } from '#projection/ledgerCells.ts'
import { columnOf, LEDGER_COLUMNS, pathOf, presetKeys, type LedgerColumn } from '#projection/ledgerColumns.ts'
import { passesFacets, type Filter } from '#projection/filter.ts'
import { GROUPINGS, layOut } from '#projection/ledgerGroups.ts'
import { addLedgerSums, ledgerSums, NO_LEDGER_SUMS, sumUnder } from '#projection/ledgerSums.ts'
import { pressed, sortFrom, sortProjects, sortText } from '#projection/ledgerSort.ts'
import { anyProjects, bareProject, planned, reported, YEAR } from './fixtures.ts'

const column = (key: string): LedgerColumn => columnOf(key) as LedgerColumn

describe('groups of the ledger', () => {
  const filters: fc.Arbitrary<Filter> = fc.record({
    text: fc.constant(''),
    facets: fc.record({ stage: fc.subarray(['储备', '开工', '续建', '投产']), leader: fc.subarray(['张领导', '李领导']) }, { requiredKeys: [] }),
  })

  it('for any filter and grouping, the groups add up to the total and hold each project once', () => {
    fc.assert(fc.property(anyProjects, filters, fc.constantFrom(...GROUPINGS), (all, filter, grouping) => {
      const projects = all.filter((project) => passesFacets(project, filter, YEAR))
      const { rows, total } = layOut(projects, grouping, YEAR, new Set())
      const shown = rows.flatMap((row) => (row.kind === 'project' ? [row.project.id] : []))
      expect([...shown].sort()).toEqual(projects.map(({ id }) => id).sort())
      expect(total).toEqual(ledgerSums(projects, YEAR))
      if (grouping !== 'none') expect(rows.reduce((sum, row) => (row.kind === 'group' ? addLedgerSums(sum, row.sums) : sum), NO_LEDGER_SUMS)).toEqual(total)
    }))
  })
  it('a folded group keeps its sums and the numbers of those after it', () => {
    const projects = [bareProject({ id: 'project/1', stage: '储备' }), bareProject({ id: 'project/2', stage: '续建' })]
    const { rows } = layOut(projects, 'stage', YEAR, new Set(['储备']))
    expect(rows.map((row) => (row.kind === 'group' ? [row.name, row.sums.projects, row.folded] : row.number))).toEqual([['储备', 1, true], ['续建', 1, false], 2])
  })
  it('a rate under a group is Σ over Σ, never a mean of rates', () => {
    const projects = [bareProject({ plans: planned(100), reports: [reported('2025-01', 50)] }), bareProject({ plans: planned(300), reports: [reported('2025-01', 300)] })]
    expect(sumUnder(ledgerSums(projects, YEAR), 'planRate')).toEqual({ part: 350, whole: 400, unknown: 0 })
  })
  it('an unknown amount is left out and counted', () => {
    expect(sumUnder(ledgerSums([bareProject({ totalInvestment: 5 as Yuan }), bareProject()], YEAR), 'totalInvestment')).toEqual({ part: 5, whole: null, unknown: 1 })
  })
})

describe('the order of the ledger', () => {
  const ids = (levels: string): string[] => sortProjects(three, sortFrom(levels), YEAR).map(({ id }) => id)
  const three = [
    bareProject({ id: 'project/a', stage: '投产', totalInvestment: 5 as Yuan }),
    bareProject({ id: 'project/b', stage: '储备', totalInvestment: null }),
    bareProject({ id: 'project/c', stage: '储备', totalInvestment: 10 as Yuan }),
  ]
  it('未填 is last whichever way the order goes', () => {
    expect(ids('totalInvestment')).toEqual(['project/a', 'project/c', 'project/b'])
    expect(ids('-totalInvestment')).toEqual(['project/c', 'project/a', 'project/b'])
  })
  it('a choice stands as the dictionary lists it, and a second level decides among equals', () => {
    expect(ids('stage,totalInvestment')).toEqual(['project/c', 'project/b', 'project/a'])
  })
  it('a header is pressed up, down and off; with Shift the other levels stay', () => {
    const up = pressed([], 'name', false)
    expect(sortText(up)).toBe('name')
    expect(sortText(pressed(up, 'name', false))).toBe('-name')
    expect(pressed(pressed(up, 'name', false), 'name', false)).toEqual([])
    expect(sortText(pressed(up, 'stage', true))).toBe('name,stage')
    expect(sortText(pressed(sortFrom('name,stage'), 'name', true))).toBe('-name,stage')
  })
  it('a column this version does not have is left out of an address', () => {
    expect(sortFrom('budget,-name')).toEqual([{ key: 'name', descending: true }])
  })
})

describe('columns and cells', () => {
  it('every column has a name of its own, and every preset only columns that exist', () => {
    expect(new Set(LEDGER_COLUMNS.map(({ key }) => key)).size).toBe(LEDGER_COLUMNS.length)
    for (const preset of ['common', 'detail', 'all'] as const) expect(presetKeys(preset).map(columnOf)).not.toContain(null)
  })
  it('a column of the plan is the field of the chosen year; what is worked out is no field', () => {
    expect(pathOf(column('annualPlan'), 2024)).toBe('annualPlan@2024')
    expect(pathOf(column('planRate'), 2024)).toBeNull()
    expect(headerText(column('annualPlan'), 2024)).toBe('年度计划投资（2024，万元）')
  })
  it('stage is read only, because a gate writes it', () => {
    expect(column('stage').editable).toBe(false)
  })
  it('tells 未填 that is asked for from 未填 that is not, and a conflict from both', () => {
    const project = bareProject({ conflicts: [{ field: 'officer', heads: [] }] })
    expect(cellOf(project, column('totalInvestment'), YEAR).state).toBe('gap')
    expect(cellOf(project, column('owner'), YEAR).state).toBe('unknown')
    expect(cellOf(project, column('officer'), YEAR).state).toBe('conflict')
  })
  it('money is shown with separators and copied without', () => {
    const project = bareProject({ totalInvestment: 12_345_000 as Yuan })
    expect(cellOf(project, column('totalInvestment'), YEAR).text).toBe('1,234.5')
    expect(typedCell(project, column('totalInvestment'), YEAR)).toBe('1234.5')
  })
  it('a rate over 100 % is shown as it is, and a plan of 0 has none', () => {
    const over = bareProject({ plans: planned(100), reports: [reported('2025-01', 151)] })
    expect(cellOf(over, column('planRate'), YEAR).text).toBe('151.0')
    expect(cellOf(bareProject({ plans: new Map([[YEAR, { ...emptyPlan(YEAR), annualPlan: 0 as Yuan }]]) }), column('planRate'), YEAR).text).toBe('')
  })
})
