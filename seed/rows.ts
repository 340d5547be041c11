import { APPROVAL_KINDS } from '#domain/evidence.ts'
import { projectCodeOf } from './codes.ts'
import type { SizedFact } from './facts.ts'
import { peopleOf } from './people.ts'
import { annualTargetOf, completedBefore, monthlyPlanOf } from './progress.ts'
import { randomFor, type Random } from './random.ts'
import { scheduleOf, type Schedule } from './schedule.ts'

const YEAR = 2025
const YUAN_PER_WAN = 10_000
/** The level that keeps each list. */
const LIST_LEVELS: Readonly<Record<string, string>> = {
  市重点: '市级',
  省千项万亿: '省级',
  区重大: '区级',
  两重: '国家级',
  专项债: '省级',
}

/** A row as written to the file; it becomes trusted like any other, by being read. */
export type SeedRow = Readonly<Record<string, unknown>>

/** The register's row for one project; amounts in 元, keys in the order of the data dictionary. */
export function rowOf(fact: SizedFact, index: number): SeedRow {
  const random = randomFor(fact.name)
  const schedule = scheduleOf(fact, random)
  const row = {
    ...identity(fact, schedule, random),
    ...duration(fact, schedule),
    ...responsibility(fact, index),
    ...standing(fact, schedule, random),
    ...plan(fact, index, random),
  }
  const unknown = Object.fromEntries(fact.unknown.map((field) => [field, null]))
  return { ...row, ...unknown }
}

function identity(fact: SizedFact, schedule: Schedule, random: Random) {
  return {
    name: fact.name,
    projectCode: projectCodeOf(fact, schedule.approved.slice(0, 7), random),
    sector: fact.sector,
    district: fact.district,
    investorKind: fact.investorKind,
    constructionNature: fact.constructionNature,
    site: fact.site,
    scale: fact.scale,
    longitude: fact.longitude,
    latitude: fact.latitude,
  }
}

function duration(fact: SizedFact, schedule: Schedule) {
  return {
    startYear: Number(fact.from.slice(0, 4)),
    endYear: Number(fact.to.slice(0, 4)),
    plannedStart: schedule.plannedStart,
    actualStart: schedule.actualStart,
    plannedCompletion: schedule.plannedCompletion,
    plannedProduction: schedule.plannedProduction,
    totalInvestment: fact.totalWan * YUAN_PER_WAN,
  }
}

const responsibility = (fact: SizedFact, index: number) => ({
  responsibleUnit: fact.unit,
  owner: fact.owner,
  ...peopleOf(fact, index),
})

/** At the plan's date 新开工 stands in 储备, in the 建设项目库; what was started is 续建 since the turn of the year. */
function standing(fact: SizedFact, schedule: Schedule, random: Random) {
  const started = schedule.actualStart !== null
  const series = fact.investorKind === '政府投资' ? '立项' : '做地'
  const documentNo = `示例${series}〔${schedule.approved.slice(0, 4)}〕${random.between(3, 96)}号`
  const permit =
    schedule.actualStart === null
      ? null
      : {
          number: `示例${schedule.actualStart.replaceAll('-', '')}${random.between(101, 399)}`,
          missingReason: null,
        }
  return {
    stage: started ? '续建' : '储备',
    stageSince: started ? `${YEAR}-01-01` : schedule.approved,
    constructionLibrary: { kind: APPROVAL_KINDS[fact.investorKind], documentNo, date: schedule.approved },
    permit,
  }
}

function plan(fact: SizedFact, index: number, random: Random) {
  const completed = completedBefore(fact, random)
  const lists = ['市重点', ...fact.lists].map((list) => ({
    list,
    year: YEAR,
    level: LIST_LEVELS[list] ?? null,
    plan: list === '市重点' ? fact.planWan * YUAN_PER_WAN : null,
  }))
  return {
    planCategory: fact.category,
    annualPlan: fact.planWan * YUAN_PER_WAN,
    completedBeforeYear: completed * YUAN_PER_WAN,
    monthlyPlan: index % 3 === 1 ? monthlyPlanOf(fact).map((wan) => wan * YUAN_PER_WAN) : null,
    annualTarget: annualTargetOf(fact, completed),
    lists,
  }
}
