import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { UNASSIGNED } from '#domain/district.ts'
import type { Yuan } from '#domain/money.ts'
import { CardReader } from '#projection/card.ts'
import { facetOptions } from '#projection/facets.ts'
import { FACETS, filterFrom, isEmptyFilter, NO_FILTER, passesFacets, queryOf, valuesIn, withFacet, type Filter } from '#projection/filter.ts'
import { anyProjects, bareProject, planned, YEAR } from './fixtures.ts'

/** Any filter a person could set: chosen values are not empty, and may hold a comma, a percent sign or anything else. */
const anyFilter: fc.Arbitrary<Filter> = fc
  .record({
    text: fc.string(),
    facets: fc.dictionary(fc.constantFrom(...FACETS), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 })),
  })
  .map((filter) => filter as Filter)

describe('a filter in the address', () => {
  it('comes back as it was written, whatever its values hold', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(filterFrom(queryOf(filter))).toEqual({ ...filter, facets: { ...filter.facets } })
      }),
    )
  })

  it('survives a real address bar', () => {
    const filter: Filter = { text: 'wlg 物联', facets: { unit: ['乙单位, 丙单位', '100%控股单位'], district: ['西兴街道'] } }
    const search = new URLSearchParams(queryOf(filter)).toString()
    expect(filterFrom(Object.fromEntries(new URLSearchParams(search)))).toEqual(filter)
  })

  it('reads as people would write it', () => {
    expect(filterFrom({ district: '西兴街道,长河街道', q: 'wlg' })).toEqual({ text: 'wlg', facets: { district: ['西兴街道', '长河街道'] } })
  })

  it('leaves alone what it does not know, and shows everything when nothing is set', () => {
    expect(filterFrom({ lanes: 'district', fold: '续建', unknown: ['a', null] })).toEqual(NO_FILTER)
    expect(isEmptyFilter(filterFrom({ district: '', q: '  ' }))).toBe(true)
    expect(queryOf(NO_FILTER)).toEqual({})
  })
})

describe('passing a filter', () => {
  it('asks for any value within a facet and for all facets at once', () => {
    const project = bareProject({ district: '西兴街道', stage: '续建' })
    const passes = (filter: Filter): boolean => passesFacets(project, filter, YEAR)
    expect(passes({ text: '', facets: { district: ['长河街道', '西兴街道'] } })).toBe(true)
    expect(passes({ text: '', facets: { district: ['西兴街道'], stage: ['投产'] } })).toBe(false)
  })

  it('finds a 滨富合作区 project under both of its counties', () => {
    expect(valuesIn(bareProject({ district: '滨富合作区' }), 'county', YEAR)).toEqual(['滨江', '富阳'])
  })

  it('finds what is 未填 as 未归属', () => {
    for (const facet of ['district', 'sector', 'unit', 'leader', 'category'] as const) {
      expect(passesFacets(bareProject(), { text: '', facets: { [facet]: [UNASSIGNED] } }, YEAR)).toBe(true)
    }
  })

  it('marks 未填 exactly the projects whose cards say what is 未填, the year’s plan among it', () => {
    const planless = bareProject({ district: '西兴街道', sector: '民生设施', totalInvestment: 1_000 as Yuan })
    fc.assert(
      fc.property(anyProjects, (projects) => {
        for (const project of [planless, ...projects]) {
          expect(valuesIn(project, 'mark', YEAR).includes('未填')).toBe(new CardReader(YEAR, '2025-06-03' as IsoDate).facts(project).unfilled.length > 0)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('keeps the plan category apart from the stage', () => {
    const project = bareProject({ stage: '储备', plans: planned(1, '新开工') })
    expect(valuesIn(project, 'category', YEAR)).toEqual(['新开工'])
    expect(valuesIn(project, 'stage', YEAR)).toEqual(['储备'])
  })
})

describe('what a facet offers', () => {
  it('counts what choosing a value would show', () => {
    fc.assert(
      fc.property(anyProjects, fc.constantFrom(...FACETS), (projects, facet) => {
        for (const { value, count } of facetOptions(projects, facet, YEAR)) {
          expect(projects.filter((project) => passesFacets(project, withFacet(NO_FILTER, facet, [value]), YEAR))).toHaveLength(count)
        }
      }),
    )
  })

  it('keeps a chosen value on offer when nothing has it any more', () => {
    expect(facetOptions([], 'district', YEAR, ['西兴街道'])).toEqual([{ value: '西兴街道', count: 0 }])
  })

  it('stands in the order of the tables, 未归属 last', () => {
    const projects = [null, '其他', '西兴街道'].map((district, at) => bareProject({ id: `project/${at}`, district }))
    expect(facetOptions(projects, 'district', YEAR).map(({ value }) => value)).toEqual(['西兴街道', '其他', UNASSIGNED])
  })
})
