import fc from 'fast-check'
import type { IsoDate } from '#domain/calendar.ts'
import type { Acceptance } from '#domain/evidence.ts'
import { DISTRICTS } from '#domain/district.ts'
import { yuan } from '#domain/money.ts'
import { LIST_NAMES, PLAN_CATEGORIES } from '#domain/plan.ts'
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
const dayUntil = (last: string): fc.Arbitrary<IsoDate | null> =>
  orUnknown(fc.date({ min: new Date('1990-01-01'), max: new Date(last), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10) as IsoDate))
const day = dayUntil('2090-12-31')

const facts = fc.record({
  ...{ sector: orUnknown(fc.constantFrom(...SECTORS)), district: orUnknown(fc.constantFrom(...DISTRICTS.map(({ name }) => name))) },
  ...{ site: orUnknown(line), scale: orUnknown(text), owner: orUnknown(line), responsibleUnit: orUnknown(line), officer: orUnknown(line) },
  ...{ plannedStart: day, totalInvestmentAsOf: dayUntil('2025-06-03'), stageSince: dayUntil('2025-06-03'), totalInvestment: amount, longitude: orUnknown(fc.integer({ min: 118_000_000, max: 122_000_000 }).map((micro) => micro / 1e6)) },
})
const year = fc.record({
  planCategory: orUnknown(fc.constantFrom(...PLAN_CATEGORIES)),
  monthlyPlan: orUnknown(fc.array(fc.integer({ min: 0, max: 90_000_000 }).map(yuan), { minLength: 12, maxLength: 12 })),
  ...{ annualPlan: amount, completedBeforeYear: amount, annualTarget: orUnknown(text) },
})
/** 核减 may take back more than the year has reported: what was reported in the years before. */
const months = fc.array(orUnknown(fc.integer({ min: -900_000_000, max: 900_000_000 })), { maxLength: 8 })
const level = orUnknown(fc.constantFrom('市级', '省级', '重点实施类（A）', '前期，预备'))
const lists = fc.uniqueArray(fc.record({ list: fc.constantFrom(...LIST_NAMES), year: fc.constantFrom(2024, 2025), level, plan: amount }), { selector: ({ list, year: of }) => `${of}${list}`, maxLength: 4 })
/** The register keeps lists by year, and in a year by name. */
const inOrder = fc.tuple(lists, fc.constant(LIST_NAMES as readonly string[])).map(([all, names]) => [...all].sort((a, b) => a.year - b.year || names.indexOf(a.list) - names.indexOf(b.list)))
const counted = fc.dictionary(fc.constantFrom('2025-02', '2025-03', '2025-05', '2024-12'), fc.integer({ min: 0, max: 900_000_000 }).map(yuan))
const evidence = fc.record({
  permit: fc.constantFrom(null, { number: '330108202503010101', missingReason: null }, { number: null, missingReason: '并联审批中，六月底前核发' }),
  constructionLibrary: fc.constantFrom(null, { kind: '立项审批' as const, documentNo: '发改〔2025〕1号，补', date: '2025-02-10' as IsoDate }),
  ripeness: fc.constantFrom(null, { judgedBy: '区发改局', channel: '专项债，一般债', date: '2025-01-20' as IsoDate }),
  acceptance: fc.constantFrom<Acceptance | null>(null, { passed: ['规划核实', '消防验收'], date: '2025-05-20' as IsoDate }),
  inUse: fc.constantFrom(null, { extent: '部分' as const, date: '2025-05-30' as IsoDate }),
})

/** A few projects of 2025 that a person might have typed, with texts and amounts of every shape. */
export const someRegister: fc.Arbitrary<readonly Project[]> = fc
  .array(fc.tuple(fc.tuple(facts, evidence), year, months, inOrder, counted), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map(([[own, proofs], plan, invested, listed, statistics], at) => ({
    ...makeProject({ ...own, ...proofs, lists: listed, id: `project/p${at}`, name: `第${at}号泵站（示例）`, projectCode: `2501-330108-04-01-10000${at}` }),
    plans: plansOf({ year: 2025, ...plan }),
    statistics: new Map(Object.entries(statistics).sort(([a], [b]) => (a < b ? -1 : 1))) as unknown as Project['statistics'],
    reports: invested.map((value, month) => makeReport(`2025-0${month + 1}`, value)),
  })))
