import { describe, expect, it } from 'vitest'
import { computed, shallowRef } from 'vue'
import type { Period } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { useShownMonth } from '#stores/shownMonth.ts'
import { bareProject, planned, reported } from '../projection/fixtures.ts'

const early = bareProject({ id: 'project/early', reports: [reported('2025-01', 1), reported('2025-02', 2)] })
const late = bareProject({ id: 'project/late', reports: [reported('2025-01', 1), reported('2025-05', 5)] })

function shown(projects: readonly Project[], year = 2025) {
  const [register, chosenYear] = [shallowRef(projects), shallowRef(year)]
  return { register, chosenYear, months: useShownMonth({ recorded: computed(() => register.value), year: computed(() => chosenYear.value) }) }
}

describe('截至月份 of the whole app', () => {
  it('is the last month that any project was reported for', () => {
    const { months } = shown([early, late])
    expect([months.latest.value, months.period.value, months.month.value, months.isLatest.value]).toEqual(['2025-05', '2025-05', 5, true])
  })

  it('moves on when a later month is reported, unless a person chose one', () => {
    const { months, register } = shown([early])
    expect(months.month.value).toBe(2)
    register.value = [early, late]
    expect(months.month.value).toBe(5)
    months.chosenPeriod.value = '2025-02' as Period
    expect(months.month.value).toBe(2)
  })

  it('is not moved by one early report, whose figure is then left out; chosen, its month shows it', () => {
    const due = (id: string, months: readonly string[]): Project => bareProject({ id: `project/${id}`, stage: '续建', plans: planned(120), reports: months.map((month) => reported(month, 10)) })
    const { months } = shown([due('a', ['2025-05']), due('b', ['2025-05']), due('c', ['2025-05', '2025-06'])])
    expect([months.month.value, months.isLatest.value, months.projects.value[2]?.reports.length]).toEqual([5, true, 1])
    months.chosenPeriod.value = '2025-06' as Period
    expect([months.month.value, months.isLatest.value, months.projects.value[2]?.reports.length]).toEqual([6, true, 2])
  })

  it('is none, and month 0, when nothing of the year was reported', () => {
    const { months } = shown([bareProject()])
    expect([months.latest.value, months.period.value, months.month.value, months.isLatest.value]).toEqual([null, null, 0, true])
    expect(shown([late], 2026).months.month.value).toBe(0)
  })

  it('heeds no chosen month of another year, and takes it up again when its year is shown', () => {
    const { months, chosenYear } = shown([early, late])
    months.chosenPeriod.value = '2025-02' as Period
    chosenYear.value = 2026
    expect(months.period.value).toBeNull()
    chosenYear.value = 2025
    expect(months.period.value).toBe('2025-02')
  })
})

describe('the projects of a 截至月份', () => {
  it('are the register’s own while it is the last', () => {
    const { months, register } = shown([early, late])
    expect(months.projects.value).toBe(register.value)
  })

  it('leave out what was reported later; a project without stays the same object', () => {
    const { months } = shown([early, late])
    months.chosenPeriod.value = '2025-02' as Period
    const [first, second] = months.projects.value
    expect(first).toBe(early)
    expect(second?.reports.map(({ period }) => period)).toEqual(['2025-01'])
  })

  it('stay the same objects when another project changes, so that their sums and lights stay known', () => {
    const { months, register } = shown([early, late])
    months.chosenPeriod.value = '2025-02' as Period
    const before = months.projects.value[1]
    register.value = [{ ...early, name: '改名' }, late]
    expect(months.projects.value[1]).toBe(before)
  })
})
