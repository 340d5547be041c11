import fc from 'fast-check'
import type { IsoDate } from '#domain/calendar.ts'
import { DISTRICTS } from '#domain/district.ts'
import { yuan } from '#domain/money.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import type { Project } from '#domain/project.ts'
import { SECTORS } from '#domain/sector.ts'
import { typedText } from '#domain/typedText.ts'
import { makeProject, makeReport, plansOf } from '../../support/project.ts'

const orUnknown = <T>(known: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(known, { nil: null })

/** Texts as the register keeps them, made of what a file might trip over. A lone dash in a sheet means "nothing". */
const text = fc
  .string({ unit: fc.constantFrom(...'项目一二=+-@\'",;<&>_x0041#！（）1.％ \n😀'), maxLength: 24 })
  .map((raw) => `${typedText(raw, true)}`)
  .filter((kept) => /[项目一二]/.test(kept))
const line = text.map((kept) => kept.replaceAll('\n', ''))
const amount = orUnknown(fc.integer({ min: 0, max: 90_000_000_000 }).map(yuan))
const day = orUnknown(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10) as IsoDate))

const facts = fc.record({
  ...{ sector: orUnknown(fc.constantFrom(...SECTORS)), district: orUnknown(fc.constantFrom(...DISTRICTS.map(({ name }) => name))) },
  ...{ site: orUnknown(line), scale: orUnknown(text), owner: orUnknown(line), responsibleUnit: orUnknown(line), officer: orUnknown(line) },
  ...{ plannedStart: day, totalInvestmentAsOf: day, totalInvestment: amount, longitude: orUnknown(fc.integer({ min: 118_000_000, max: 122_000_000 }).map((micro) => micro / 1e6)) },
})
const year = fc.record({
  planCategory: orUnknown(fc.constantFrom(...PLAN_CATEGORIES)),
  ...{ annualPlan: amount, completedBeforeYear: amount, annualTarget: orUnknown(text) },
})
/** 核减 may take back what was reported, and no more than that. */
const months = fc.array(orUnknown(fc.integer({ min: -5_000_000, max: 900_000_000 })), { maxLength: 8 }).map((all) => {
  let sum = 0
  return all.map((value) => {
    const kept = value !== null && sum + value < 0 ? -value : value
    sum += kept ?? 0
    return kept
  })
})

/** A few projects of 2025 that a person might have typed, with texts and amounts of every shape. */
export const someRegister: fc.Arbitrary<readonly Project[]> = fc
  .array(fc.tuple(facts, year, months), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map(([own, plan, invested], at) => ({
    ...makeProject({ ...own, id: `project/p${at}`, name: `第${at}号泵站（示例）`, projectCode: `2501-330108-04-01-10000${at}` }),
    plans: plansOf({ year: 2025, ...plan }),
    reports: invested.map((value, month) => makeReport(`2025-0${month + 1}`, value)),
  })))
