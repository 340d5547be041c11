import { describe, expect, it } from 'vitest'
import type { Period } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { turnWarnings } from '#domain/yearTurnCheck.ts'
import { DEFAULT_LIGHT_RULE } from '#domain/light.ts'
import { lightsOf } from '#projection/lights.ts'
import { monthLine } from '#projection/reportLines.ts'
import { day, makeProject, makeReport, plansOf, wan } from '../../support/project.ts'

/** A project in its course, of which these months of 2025 were reported. */
const reported = (months: readonly number[], own: Partial<Project> = {}): Project =>
  makeProject({ stage: '续建', plans: plansOf({ year: 2025, annualPlan: wan(1200) }), reports: months.map((month) => makeReport(`2025-${String(month).padStart(2, '0')}`, wan(100))), ...own })

const atHandIn = (project: Project, month: number): readonly number[] => monthLine(project, `2025-${String(month).padStart(2, '0')}` as Period).missing
const atTurn = (project: Project): readonly number[] => turnWarnings(project, 2025).flatMap((warning) => (warning.code === 'unreported' ? warning.months : []))
const atLight = (project: Project, month: number): string =>
  lightsOf(project, { year: 2025, month, day: day('2025-12-20'), rule: DEFAULT_LIGHT_RULE, issuesOf: () => [] }).lights.find(({ aspect }) => aspect === '进度')?.sentence ?? ''

describe('the months a project’s year lacks', () => {
  it('do not count a January that February was reported for, whoever asks', () => {
    const project = reported([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { actualStart: day('2024-03-01') })
    expect([atHandIn(project, 3), atHandIn(project, 12), atTurn(project)]).toEqual([[], [], []])
    expect(atLight(project, 12)).not.toContain('月')
  })

  it('are not asked of January where February is being handed in', () => {
    expect(atHandIn(reported([]), 2)).toEqual([])
  })

  it('begin with the month it was started in, whoever asks', () => {
    const project = reported([7, 8], { actualStart: day('2025-05-20') })
    expect(atHandIn(project, 8)).toEqual([5, 6])
    expect(atTurn(project)).toEqual([5, 6, 9, 10, 11, 12])
    expect(atLight(project, 8)).toContain('5、6 月')
  })

  it('begin with January where it was started in an earlier year', () => {
    const project = reported([4], { actualStart: day('2024-03-01') })
    expect(atHandIn(project, 4)).toEqual([1, 2, 3])
    expect(atTurn(project).slice(0, 3)).toEqual([1, 2, 3])
  })

  it('begin with the first reported where the start is 未填', () => {
    expect(atHandIn(reported([3, 5]), 5)).toEqual([4])
    expect(atTurn(reported([3, 4, 5, 6, 7, 8, 9, 10, 12]))).toEqual([11])
  })

  it('are none before it was started', () => {
    const project = reported([], { actualStart: day('2025-09-01') })
    expect(atHandIn(project, 4)).toEqual([])
    expect(turnWarnings(reported([], { actualStart: day('2026-02-01') }), 2025)).toEqual([])
  })

  it('at hand-in leave out what was handed back, and at the turn what is a draft: of both is told by itself', () => {
    const open = (state: '退回' | '草稿'): Project => reported([3, 5], { openReports: [{ ...makeReport('2025-04', wan(1)), state }] })
    expect([atHandIn(open('退回'), 5), atHandIn(open('草稿'), 5)]).toEqual([[], [4]])
    expect(atTurn(open('草稿'))).not.toContain(4)
  })
})
