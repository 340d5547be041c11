import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventDraft, StoredEvent } from '#domain/event.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { sampleEventTexts } from '#importing/sampleEvents.ts'
import { hashOf } from '#log/hash.ts'
import { RegisterFold } from '#projection/fold.ts'
import { planYears } from '#projection/planYears.ts'
import type { Register } from '#projection/register.ts'
import { lastReportedPeriod } from '#projection/reportedMonths.ts'
import { rollUp, sumUp } from '#projection/rollup.ts'
import { turnTotals } from '#projection/turnTotals.ts'
import { turnReverted, turnStanding } from '#projection/turnUndo.ts'
import { planProposal, turnable, turnDrafts, turnRows, type TurnTaken } from '#projection/yearTurn.ts'
import { Device, storedFrom, change, registration } from '../../support/device.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'
import { seedCourse, seedRegister } from '../seed/seedFiles.ts'

const examples = sampleEventTexts(seedRegister(), seedCourse(), hashOf).map(storedFrom)

/** A bureau's device that knows some events, writes acts and folds all of it. */
class Bureau {
  readonly device = new Device('bureau', Date.UTC(2026, 0, 5))
  readonly fold = new RegisterFold()

  constructor(known: readonly StoredEvent[]) {
    this.device.receive(known)
    this.fold.apply(known)
  }

  get register(): Register {
    return this.fold.register()
  }

  get projects(): Project[] {
    return [...this.register.projects.values()]
  }

  write(drafts: readonly EventDraft[]): StoredEvent[] {
    const events = drafts.map((draft) => this.device.write(draft))
    this.fold.apply(events)
    return events
  }

  turn(accept: (taken: TurnTaken[]) => TurnTaken[] = (taken) => taken): StoredEvent[] {
    return this.write(turnDrafts(this.register, accept(proposed(this.projects)), 2026))
  }

  /** Takes back what stands of the turn. @throws when somebody wrote over it */
  turnBack(): StoredEvent[] {
    const drafts = turnReverted(this.register, turnStanding(this.device.known, 2026), 2026, '2025 年结转到 2026 年')
    if (!drafts.ok) throw new Error(JSON.stringify(drafts.issue))
    return this.write(drafts.value)
  }
}

/** Every row with its own proposal; all lists carried. */
function proposed(projects: readonly Project[]): TurnTaken[] {
  return turnable(turnRows(projects, 2026)).map((row) => {
    const planCategory = row.category.value
    const annualPlan = planProposal(row, 2026, planCategory).value
    return { row, choice: { planCategory, annualPlan, lists: new Set(row.lists.map(({ list }) => list)) } }
  })
}

/** What of a year the tables of 2025 are made of. */
const sumsOf = (projects: readonly Project[], year: number): unknown => {
  const by = (key: (project: Project) => string | null | undefined): unknown => [...rollUp(projects, year, (project) => [key(project) ?? ''])]
  return [sumUp(projects, year), by(({ sector }) => sector), by(({ district }) => district), by(({ plans }) => plans.get(year)?.planCategory), lastReportedPeriod(projects, year)]
}

/** A register without what only names events. */
const plain = (projects: readonly Project[]): unknown => projects.map((project) => ({ ...project, plans: [...project.plans], statistics: [...project.statistics] }))

describe('the year of the examples turned', () => {
  it('carries all 53, with the cumulative of 2025 as 上年底累计 of 2026', () => {
    const bureau = new Bureau(examples)
    const totals = turnTotals(turnRows(bureau.projects, 2026), proposed(bureau.projects))
    expect(bureau.turn()).toHaveLength(53)
    expect(planYears(bureau.projects)).toEqual([2026, 2025])
    for (const { plans, reports } of bureau.projects) {
      const [before, done] = [plans.get(2025)?.completedBeforeYear ?? 0, reports.reduce((sum, { invested }) => sum + (invested ?? 0), 0)]
      expect(plans.get(2026)?.completedBeforeYear).toBe(before + done)
    }
    expect(totals.cumulativeAfter).toBe(totals.cumulativeBefore + totals.done)
  })

  it('leaves every sum of 2025 as it was', () => {
    const bureau = new Bureau(examples)
    const before = sumsOf(bureau.projects, 2025)
    bureau.turn()
    expect(sumsOf(bureau.projects, 2025)).toEqual(before)
  })

  it('proposes no more than what remains of any total', () => {
    const bureau = new Bureau(examples)
    bureau.turn()
    for (const { name, totalInvestment, plans } of bureau.projects) {
      const { annualPlan = null, completedBeforeYear = null } = plans.get(2026) ?? {}
      expect((annualPlan ?? 0) + (completedBeforeYear ?? 0), name).toBeLessThanOrEqual(totalInvestment ?? 0)
    }
  })

  it('adds up to what its rows say: projects and plans by category, old and new', () => {
    const bureau = new Bureau(examples)
    const { categories, before, after } = turnTotals(turnRows(bureau.projects, 2026), proposed(bureau.projects))
    bureau.turn()
    expect(categories.map(({ category, before: old }) => [category, old.projects])).toEqual([['新开工', 3], ['续建', 32], ['建成', 18], ['预备', 0]])
    for (const { category, after: next } of categories) {
      const own = bureau.projects.filter(({ plans }) => plans.get(2026)?.planCategory === category)
      expect([next.projects, next.plan]).toEqual([own.length, own.reduce((sum, { plans }) => sum + (plans.get(2026)?.annualPlan ?? 0), 0)])
    }
    expect([before.projects, after.projects]).toEqual([53, 53])
  })

  it('tells what is carried from what is left behind, and neither is lost', () => {
    const bureau = new Bureau(examples)
    const rows = turnRows(bureau.projects, 2026)
    const all = turnTotals(rows, proposed(bureau.projects))
    const some = turnTotals(rows, turnable(rows).slice(0, 20).flatMap((row) => proposed([row.project]).map(({ choice }) => ({ row, choice }))))
    expect(some.cumulativeAfter).toBe(some.cumulativeBefore + some.done)
    expect(some.cumulativeAfter + some.leftBehind).toBe(all.cumulativeAfter)
    expect(all.leftBehind).toBe(0)
  })

  it('has nothing left to write the second time', () => {
    const bureau = new Bureau(examples)
    bureau.turn()
    expect(turnable(turnRows(bureau.projects, 2026))).toEqual([])
    expect(bureau.turn()).toEqual([])
  })

  it('may be made in parts: what was left is all that is shown afterwards', () => {
    const bureau = new Bureau(examples)
    bureau.turn((taken) => taken.slice(0, 50))
    expect(turnable(turnRows(bureau.projects, 2026))).toHaveLength(3)
    bureau.turn()
    expect(turnStanding(bureau.device.known, 2026)).toHaveLength(53)
  })
})

describe('a project at the turn', () => {
  const one = (fields: Readonly<Record<string, unknown>>): Bureau => {
    const device = new Device('officer')
    device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ 'planCategory@2025': '续建', 'annualPlan@2025': 30_000_000, ...fields }) })
    return new Bureau(device.known)
  }
  const only = (bureau: Bureau): Project => bureau.projects[0] as Project

  it('in 开工 becomes 续建 on 1 January, at its gate’s own fields', () => {
    const bureau = one({ stage: '开工', stageSince: '2025-04-02' })
    bureau.turn()
    expect([only(bureau).stage, only(bureau).stageSince]).toEqual(['续建', '2026-01-01'])
  })

  it('in 投产, 停缓建, 退出 or 谋划 gets no plan of the new year and stays in the old', () => {
    for (const stage of ['投产', '停缓建', '退出', '谋划']) {
      const bureau = one({ stage, stageSince: '2025-09-01' })
      expect(bureau.turn()).toEqual([])
      expect(planYears(bureau.projects)).toEqual([2025])
    }
  })

  it('keeps what its new year holds already: the turn writes only what is 未填', () => {
    const bureau = one({ stage: '续建', 'annualPlan@2026': 12_340_000, 'completedBeforeYear@2025': 50_000_000 })
    bureau.turn()
    expect(only(bureau).plans.get(2026)).toMatchObject({ annualPlan: 12_340_000, planCategory: '续建', completedBeforeYear: 50_000_000 })
  })

  it('takes its place on the lists that are carried, without their old plan figure', () => {
    const bureau = one({ stage: '续建', 'list@2025/市重点': { level: '市级', plan: 5_000_000 }, 'list@2025/专项债': { level: null, plan: null } })
    bureau.turn((taken) => taken.map(({ row, choice }) => ({ row, choice: { ...choice, lists: new Set(['市重点']) } })))
    expect(only(bureau).lists.filter(({ year }) => year === 2026)).toEqual([{ list: '市重点', year: 2026, level: '市级', plan: null }])
  })
})

describe('a turn taken back', () => {
  it('gives the register of before, and the turn again when that is undone too', () => {
    const bureau = new Bureau(examples)
    const before = plain(bureau.projects)
    bureau.turn()
    const after = plain(bureau.projects)
    const undone = bureau.turnBack()
    expect(plain(bureau.projects)).toEqual(before)
    expect(turnStanding(bureau.device.known, 2026)).toEqual([])

    bureau.write(undone.map(({ id, event }) => ({
      type: 'Reverted', subject: event.subject, payload: { reverts: id, what: '撤销' },
      changes: event.changes.map(({ field, from, to }) => ({ field, from: to, to: from, base: [id] })),
    })))
    expect(plain(bureau.projects)).toEqual(after)
    expect(turnStanding(bureau.device.known, 2026)).toHaveLength(53)
    bureau.turnBack()
    expect(plain(bureau.projects)).toEqual(before)
  })

  it('leaves no year behind that has no plan', () => {
    const bureau = new Bureau(examples)
    bureau.turn()
    bureau.turnBack()
    expect(planYears(bureau.projects)).toEqual([2025])
  })

  it('is refused by the project’s name once somebody wrote over it, and then nothing is written', () => {
    const bureau = new Bureau(examples)
    const turned = bureau.turn()
    const { id, event } = turned[7] as StoredEvent
    bureau.write([{ type: 'ProjectRevised', subject: event.subject, payload: { reason: null }, changes: [change('annualPlan@2026', 1, [id])] }])
    const { name } = bureau.register.projects.get(event.subject as ProjectId) as Project
    const refused = turnReverted(bureau.register, turnStanding(bureau.device.known, 2026), 2026, '结转')
    expect(refused).toEqual({ ok: false, issue: { code: 'turn/overwritten', project: name, field: 'annualPlan@2026' } })
  })

  it('is refused where there is no turn', () => {
    expect(turnReverted(new Bureau(examples).register, [], 2026, '结转')).toEqual({ ok: false, issue: { code: 'turn/not-turned', from: 2025, to: 2026 } })
  })

  it('gives the same register whatever was taken, left and put in the place of a proposal', () => {
    const bureau = new Bureau(examples)
    const before = plain(bureau.projects)
    const choice = fc.record({ isTaken: fc.boolean(), planCategory: fc.constantFrom(...PLAN_CATEGORIES), annualPlan: fc.option(fc.nat({ max: 10_000_000_000 })), lists: fc.subarray(['市重点', '区重大', '专项债']) })
    fc.assert(
      fc.property(fc.array(choice, { minLength: 53, maxLength: 53 }), (choices) => {
        bureau.turn((taken) => taken.flatMap(({ row }, index) => {
          const { isTaken, lists, ...own } = choices[index] as (typeof choices)[number]
          return isTaken ? [{ row, choice: { ...own, lists: new Set(lists) } as TurnTaken['choice'] }] : []
        }))
        if (turnStanding(bureau.device.known, 2026).length > 0) bureau.turnBack()
        expect(plain(bureau.projects)).toEqual(before)
      }),
      { ...PROPERTY, numRuns: 15 },
    )
  }, PATIENCE)
})
