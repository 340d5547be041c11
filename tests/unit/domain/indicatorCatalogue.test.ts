import { describe, expect, it } from 'vitest'
import { INDICATOR_CATALOGUE, INDICATOR_NAMES } from '#domain/indicatorCatalogue.ts'
import { INDICATOR_WORDS } from '#domain/indicatorWords.ts'
import { PROJECT_SETS } from '#domain/indicators.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import type { Yuan } from '#domain/money.ts'
import { sayIndicator } from '../../support/indicator.ts'
import { issueOf, milestone, projectOf, standingOf } from '../projection/indicatedProjects.ts'

const YI = 100_000_000
const yuan = (amount: number): Yuan => amount as Yuan

const of = indicatorsOf(
  [
    projectOf('甲', {
      category: '续建', stage: '续建', plan: 40 * YI, before: 100 * YI, totalInvestment: yuan(900 * YI), monthly: 3 * YI, counted: { 3: 5 * YI },
      months: [[1, 10 * YI, '2025-02-08'], [2, 4 * YI, '2025-03-08'], [3, 6 * YI, '2025-04-20'], [4, 0], [5, 0, '2025-06-08']],
      milestones: [milestone('进场', '2025-03-01', '2025-03-01'), milestone('主体封顶', '2025-05-01')],
    }),
    projectOf('乙', { category: '新开工', stage: '储备', plan: 22.2 * YI, totalInvestment: yuan(343.8 * YI), plannedStart: null, months: [[1, 3 * YI, '2025-02-09']] }),
    projectOf('丙', { stage: '储备', months: [[1, 7_000_000]] }),
  ],
  standingOf({}, [issueOf('1', '甲', '2025-02-01', { closed: '2025-02-11' }), issueOf('2', '甲', '2025-03-01', { due: '2025-06-01' })]),
)
const none = indicatorsOf([], standingOf({ month: 0 }))

describe('the catalogue', () => {
  it('has for every indicator its formula, what is left out, its source and the projects behind it', () => {
    for (const name of INDICATOR_NAMES) {
      const { formula, leftOut, source, behind } = INDICATOR_CATALOGUE[name]
      expect([formula, leftOut, source].every((text) => text.length > 1), name).toBe(true)
      expect(PROJECT_SETS, name).toContain(behind)
    }
    expect(INDICATOR_NAMES).toEqual(Object.keys(INDICATOR_WORDS))
  })

  it.each([
    ['投资完成率', '投资完成率 = 23.0 ÷ 62.2 亿元 = 37.0%；1 个项目 5 月未报（只报到 1 月）'],
    ['序时进度', '序时进度 = 5 ÷ 12 个月 = 41.7%'],
    ['序时差', '序时差 = 37.0% − 41.7% = -4.7 百分点'],
    ['计划曲线比', '计划曲线比 = 20.0 ÷ 15.0 亿元 = 133.3%（1 个项目有月度计划）'],
    ['开工率', '开工率 = 0 ÷ 1 个 = 0.0%'],
    ['建成率', '建成率 = —'],
    ['占总投资', '占总投资 = 123.0 ÷ 1,243.8 亿元 = 9.9%'],
    ['入统率', '入统率 = 50,000 ÷ 60,000 万元 = 83.3%（1 个项目有入统数）'],
    ['入统差额', '入统差额 = 60,000 − 50,000 万元 = 1.0 亿元（1 个项目有入统数）'],
    ['节点按期率', '节点按期率 = 1 ÷ 2 个节点 = 50.0%'],
    ['问题销号率', '问题销号率 = 1 ÷ 2 件 = 50.0%'],
    ['平均销号天数', '平均销号天数 = 10 天 ÷ 1 件 = 10.0 天'],
    ['填报及时率', '填报及时率 = 4 ÷ 9 月次 = 44.4%（另有 1 份未注明上报日期）'],
    ['数据新鲜度', '数据新鲜度 = 12 天；最近上报 2025-06-08（截至6月20日）'],
    ['年初累计', '年初累计 = 23.0 亿元；另有无计划项目完成 700 万元，1 个项目 5 月未报（只报到 1 月）'],
    ['总投资', '总投资 = 1,243.8 亿元（1 个项目未填）'],
    ['超期节点', '超期节点 = 1 个（涉及 1 个项目）'],
    ['已兑现', '已兑现 = 新开工 0/1，续建 1/1'],
  ] as const)('says %s with what it was made of', (name, words) => {
    expect(sayIndicator(name, of)).toBe(words)
  })

  it('prints "—" for every quotient of a group of no projects', () => {
    for (const name of ['投资完成率', '序时差', '计划曲线比', '开工率', '建成率', '占总投资', '入统率', '入统差额', '节点按期率', '问题销号率', '问题超期率', '平均销号天数', '填报及时率'] as const) {
      expect(INDICATOR_CATALOGUE[name].value(none), name).toBe('—')
      expect(INDICATOR_CATALOGUE[name].operands(none), name).toBeNull()
    }
  })
})
