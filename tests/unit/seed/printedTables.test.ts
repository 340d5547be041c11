import { describe, expect, it } from 'vitest'
import { rateText } from '#domain/indicator.ts'
import { formatYi, sumYuan } from '#domain/money.ts'
import type { PublishedLine } from '#importing/published.ts'
import type { RegisterRow } from '#importing/registerSchema.ts'
import { publishedPlan, seedRegister } from './seedFiles.ts'

const plan = publishedPlan()
const { rows } = seedRegister()
const unreachable = plan.knownDifferences.filter(({ reachable }) => !reachable)

const totalOf = (some: readonly RegisterRow[]) => sumYuan(some.map(({ totalInvestment }) => totalInvestment))
const planOf = (some: readonly RegisterRow[]) => sumYuan(some.map(({ annualPlan }) => annualPlan))

/** The figures a set of rows prints as, by the app's own rounding. */
const printed = (some: readonly RegisterRow[]): Omit<PublishedLine, 'label' | 'printedLabel'> => ({
  projects: some.length,
  totalInvestment: formatYi(totalOf(some)).replace(',', ''),
  annualPlan: formatYi(planOf(some)),
  share: rateText(planOf(some), planOf(rows)),
})

const figuresOf = ({ projects, totalInvestment, annualPlan, share }: PublishedLine) => ({
  projects,
  totalInvestment,
  annualPlan,
  share,
})

describe('table 2 from the 53 rows', () => {
  it.each(plan.sectors.rows)(
    'prints $printedLabel as published: $projects, $totalInvestment, $annualPlan, $share',
    (line) => {
      expect(printed(rows.filter(({ sector }) => sector === line.label))).toEqual(figuresOf(line))
    },
  )

  it('prints its total as published: 53, 1243.8, 62.2, 100', () => {
    expect(printed(rows)).toEqual(figuresOf(plan.sectors.total))
  })
})

describe('table 3 from the 53 rows', () => {
  it.each(plan.districts.rows)(
    'prints $printedLabel as published, but for a share that nothing can print',
    (line) => {
      const figures = printed(rows.filter(({ district }) => district === line.label))
      const impossible = unreachable.find(
        ({ table, row, column }) => table === '表3' && row === line.label && column === 'share',
      )
      expect(figures).toEqual({ ...figuresOf(line), ...(impossible ? { share: impossible.highest } : {}) })
    },
  )

  it('prints its total as published, each project counted once', () => {
    expect(printed(rows)).toEqual(figuresOf(plan.districts.total))
  })

  it('leaves exactly one printed figure unmet: 互联网产业园 7.9 %', () => {
    expect(
      unreachable.map(({ table, row, column, printed: figure }) => [table, row, column, figure]),
    ).toEqual([['表3', '互联网产业园', 'share', '7.9']])
  })
})

describe('the plan as a whole', () => {
  it('has 3 新开工, 32 续建 and 18 建成', () => {
    for (const [category, count] of Object.entries(plan.byPlanCategory)) {
      expect(
        rows.filter(({ planCategory }) => planCategory === category),
        category,
      ).toHaveLength(count)
    }
  })

  it('has the five projects of 城镇有机更新 in 其他, and no others there', () => {
    const renewal = rows.filter(({ sector }) => sector === '城镇有机更新').map(({ name }) => name)
    expect(rows.filter(({ district }) => district === '其他').map(({ name }) => name)).toEqual(renewal)
    expect(renewal).toHaveLength(5)
  })

  it('has every total and annual plan in whole 万元', () => {
    for (const { name, totalInvestment, annualPlan } of rows) {
      expect([(totalInvestment ?? 1) % 10_000, (annualPlan ?? 1) % 10_000], name).toEqual([0, 0])
    }
  })
})
