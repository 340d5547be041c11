import { computed, onMounted, type ComputedRef } from 'vue'
import type { FundsGoal, FundsLine, YearsLine } from '#components/overview/targetLines.ts'
import { ratioText } from '#domain/indicators.ts'
import { formatYi, type Yuan } from '#domain/money.ts'
import { sayAmountLacking, sayRateGoal } from '#domain/overviewWords.ts'
import type { Project } from '#domain/project.ts'
import type { PublishedPlan, PublishedWords } from '#importing/published.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import type { Standing } from '#projection/standing.ts'
import { PRINTED_LIST, projectsOfPlan } from '#projection/tables.ts'
import { fundsTogether, fundsWon, lackingOf, START_LIST, startTarget, type StartTarget } from '#projection/targets.ts'
import { usePublished } from '#stores/published.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { doorsWithin } from './door.ts'
import { NO_FILTER } from '#projection/filter.ts'
import type { OpenDoor } from '#components/overview/door.ts'

/** The year's targets beside what stands, of the whole register: a filter cannot narrow what the district has to reach. */
export interface Targets {
  readonly starts: StartTarget
  readonly funds: readonly FundsLine[]
  readonly fundsGoal: FundsGoal
  readonly years: readonly YearsLine[]
  /** The report's own words for the start rate, and for pools and funds. */
  readonly said: { readonly starts: string; readonly funds: string }
}

/** The year's targets, or `null` until the printed figures have come, and for a year the report does not speak of. */
export function useTargets(): ComputedRef<Targets | null> {
  const [shown, published] = [useShownRegister(), usePublished()]
  onMounted(published.load)
  return computed(() => {
    const { plan } = published
    if (!plan || plan.year !== shown.year) return null
    const door = doorsWithin(NO_FILTER, shown.day)
    const { projects, standing } = shown
    return {
      starts: startTarget(projects, standing, plan.targets.thousandProjectsStartRate),
      funds: fundsLines(projects, plan, door), fundsGoal: fundsGoal(projects, plan),
      years: yearsLines(projects, standing, plan, door), said: { starts: quoted([plan.targets.said.thousandProjectsStartRate]), funds: quoted([...plan.reservePools.map(({ said }) => said), plan.targets.said.specialFundingAtLeast]) },
    }
  })
}

const quoted = (said: readonly PublishedWords[]): string => said.map(({ sentence }) => `「${sentence}」`).join('')

const amount = (value: Yuan | null): string => (value === null ? '—' : formatYi(value, 2))

function fundsLines(projects: readonly Project[], { reservePools, year }: PublishedPlan, door: OpenDoor): FundsLine[] {
  return reservePools.flatMap(({ channel, scope, projects: reserved, need, qualifier }) => {
    const won = fundsWon(projects, channel, year)
    if (!won) return []
    const members = { text: String(won.projects.length), to: won.projects.length > 0 ? door({ list: won.lists }) : null }
    return [{ channel, scope, reserved, need: qualifier === '超' ? `超 ${need}` : need, lists: won.lists.join('、'), members, listed: amount(won.listed), unknownListed: won.unknownListed, inPlace: amount(won.inPlace) }]
  })
}

function fundsGoal(projects: readonly Project[], { targets, year }: PublishedPlan): FundsGoal {
  const parts = targets.specialFundingChannels.flatMap((channel) => fundsWon(projects, channel, year) ?? [])
  const { listed, inPlace } = fundsTogether(parts)
  const state = (value: Yuan | null): string => sayAmountLacking(value === null ? null : lackingOf(value, targets.specialFundingAtLeast))
  return { target: `≥ ${targets.specialFundingAtLeast} 亿元`, channels: targets.specialFundingChannels.join('、'), listed: amount(listed), listedState: state(listed), inPlace: amount(inPlace), inPlaceState: state(inPlace) }
}

function yearsLines(projects: readonly Project[], standing: Standing, plan: PublishedPlan, door: OpenDoor): YearsLine[] {
  const { targets, actuals2024: was } = plan
  const [city, thousand] = [projectsOfPlan(projects, standing.year), startTarget(projects, standing, []).members].map((some) => indicatorsOf(some, standing))
  if (!city || !thousand) return []
  const ways = { city: city.projects > 0 ? door({ list: [PRINTED_LIST] }) : null, thousand: thousand.projects > 0 ? door({ list: [START_LIST] }) : null }
  const goal = fundsGoal(projects, plan)
  const special = (was.specialFunding.reduce((sum, { amount: each }) => sum + Math.round(Number(each) * 100), 0) / 100).toFixed(2)
  return [
    { name: '市重点项目', unit: '个', before: String(was.cityKeyProjects), goal: `${targets.provinceAndCityProjects}（省市重大）`, now: String(city.projects), to: ways.city, state: '' },
    { name: '市重点计划投资完成率', unit: '%', before: was.cityKeyCompletionRate, goal: `超 ${targets.planCompletionRateAbove}`, now: ratioText(city.completion), to: ways.city, state: sayRateGoal(city.completion, targets.planCompletionRateAbove) },
    { name: `${START_LIST}项目`, unit: '个', before: String(was.thousandProjects), goal: '—', now: String(thousand.projects), to: ways.thousand, state: '' },
    { name: `${START_LIST}投资完成率`, unit: '%', before: was.thousandProjectsCompletionRate, goal: '—', now: ratioText(thousand.completion), to: ways.thousand, state: '' },
    { name: '三项资金获批', unit: '亿元', before: special, goal: `≥ ${targets.specialFundingAtLeast}`, now: `到位 ${goal.inPlace}`, to: null, state: goal.inPlaceState },
    { name: '固定资产投资（区内）', unit: '亿元', before: was.investmentInDistrict, goal: `≥ ${targets.fixedAssetInvestmentAtLeast}`, now: '—', to: null, state: '不由台账统计' },
  ]
}
