import { daysBetween, type IsoDate } from '#domain/calendar.ts'
import { fieldLabel } from '#domain/fields.ts'
import { unfilledOf } from '#domain/gaps.ts'
import { openWaivers } from '#domain/gate.ts'
import type { Yuan } from '#domain/money.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import type { PlanCategory } from '#domain/plan.ts'
import { GATE_ITEM_NAMES } from '#domain/gateWords.ts'

/** What a card shows of a project in a year. Amounts in 元; `null` is 未填 or 未报. */
export interface CardFacts {
  readonly project: Project
  /** The project page's address. */
  readonly path: string
  readonly annualPlan: Yuan | null
  /** 年初累计; `null` when no month of the year was reported. */
  readonly done: Yuan | null
  readonly planCategory: PlanCategory | null
  readonly lists: readonly string[]
  /** Whole days since the project entered its stage, to the day one looks from; `null` when that day is 未填. */
  readonly daysInStage: number | null
  /** What a 容缺 let by and is still missing, by name. */
  readonly waived: readonly string[]
  /** Fields in conflict, by name. */
  readonly conflicts: readonly string[]
  /** Figures and places a card cannot do without and that are 未填, by name. */
  readonly unfilled: readonly string[]
}

/** The address of a project's page. A key may be a name, and a name may hold anything. */
export const projectPath = ({ id }: Pick<Project, 'id'>): string => `/${id.split('/').map(encodeURIComponent).join('/')}`

/** Reads projects for their cards; each is read once for as long as it stands unchanged. */
export class CardReader {
  readonly #read = new WeakMap<Project, CardFacts>()
  readonly #year: number
  readonly #day: IsoDate

  constructor(year: number, day: IsoDate) {
    this.#year = year
    this.#day = day
  }

  /** The card of a project; the same object until the project changes. */
  facts(project: Project): CardFacts {
    let facts = this.#read.get(project)
    if (!facts) this.#read.set(project, (facts = cardFacts(project, this.#year, this.#day)))
    return facts
  }
}

function cardFacts(project: Project, year: number, day: IsoDate): CardFacts {
  const { annualPlan, planCategory } = planOf(project, year)
  return {
    project,
    path: projectPath(project),
    annualPlan,
    planCategory,
    done: yearToDate(project, year),
    lists: project.lists.filter((membership) => membership.year === year).map(({ list }) => list),
    daysInStage: project.stageSince === null ? null : Math.max(0, daysBetween(project.stageSince, day)),
    waived: openWaivers(project).map((item) => GATE_ITEM_NAMES[item]),
    conflicts: project.conflicts.map(({ field }) => fieldLabel(field)),
    unfilled: unfilledOf(project, year),
  }
}
