import * as v from 'valibot'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { SECTORS } from '#domain/sector.ts'
import { DISTRICTS } from '#domain/district.ts'

/** A figure as the report prints it, one decimal: amounts in 亿元 (`1243.8`), shares in percent (`58.6`). */
const OneDecimal = v.pipe(v.string(), v.regex(/^\d+\.\d$/))
/** A figure the report prints without or with decimals: `59`, `151.1`. */
const Figure = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Words = v.pipe(v.string(), v.minLength(1))

const line = <T extends v.GenericSchema<string>>(label: T) =>
  v.object({
    label,
    printedLabel: Words,
    projects: Count,
    totalInvestment: OneDecimal,
    annualPlan: OneDecimal,
    share: OneDecimal,
  })

const table = <T extends v.GenericSchema<string>>(label: T) =>
  v.object({ caption: Words, title: Words, rows: v.array(line(label)), total: line(Words) })

/** Where the report says a thing: the line of its text, counted from 1, and the words themselves. */
const Said = v.object({ line: v.pipe(v.number(), v.integer(), v.minValue(1)), sentence: Words })
const Month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))

/** One of the four reserve pools; the need in 亿元 is as printed (为) or more than it (超). */
const ReservePool = v.object({
  channel: Words,
  funding: Words,
  projects: Count,
  need: Figure,
  qualifier: v.picklist(['为', '超']),
  scope: v.nullable(Words),
  said: Said,
})

/** Amounts in 亿元, rates in percent. `specialFundingAtLeast` is the sum over its three channels. */
const Targets = v.object({
  planCompletionRateAbove: v.number(),
  provinceAndCityProjects: Count,
  specialFundingAtLeast: Figure,
  specialFundingChannels: v.array(Words),
  fixedAssetInvestmentAtLeast: Figure,
  /** 省千项万亿 only: the start rate to be reached by the end of a month, 1–12. */
  thousandProjectsStartRate: v.array(v.object({ by: Words, month: Month, percent: v.number() })),
  /** District-wide, and no part of the plan's 3 新开工 and 18 建成. */
  newStarts: Count,
  completions: Count,
  said: v.object({
    planCompletionRateAbove: Said,
    provinceAndCityProjects: Said,
    specialFundingAtLeast: Said,
    fixedAssetInvestmentAtLeast: Said,
    thousandProjectsStartRate: Said,
    newStarts: Said,
    completions: Said,
  }),
})

/** What the report says of the year before: amounts in 亿元, rates and growth in percent. */
const Actuals = v.object({
  cityKeyProjects: Count,
  cityKeyCompletionRate: Figure,
  thousandProjects: Count,
  thousandProjectsCompletionRate: Figure,
  /** With the projects of the two cooperation zones, and how much more than the year before. */
  investment: Figure,
  investmentGrowth: Figure,
  investmentInDistrict: Figure,
  /** Special funds won, by channel. */
  specialFunding: v.array(v.object({ channel: Words, projects: Count, amount: Figure })),
  said: v.object({
    cityKeyProjects: Said,
    cityKeyCompletionRate: Said,
    thousandProjects: Said,
    thousandProjectsCompletionRate: Said,
    investment: Said,
    investmentGrowth: Said,
    investmentInDistrict: Said,
    specialFunding: Said,
  }),
})

const KnownDifference = v.object({
  table: v.picklist(['表2', '表3']),
  /** The row's label as in the table's `rows`, or 合计. */
  row: Words,
  column: v.picklist(['projects', 'totalInvestment', 'annualPlan', 'share']),
  printed: Figure,
  /** What unrounded amounts that print as the table does can give, from `lowest` to `highest`. */
  lowest: Figure,
  highest: Figure,
  /** False where no amounts at all give the printed figure. */
  reachable: v.boolean(),
  explanation: Words,
})

const PublishedPlanSchema = v.object({
  format: v.literal('published'),
  version: v.literal(1),
  year: v.pipe(v.number(), v.integer()),
  source: Words,
  note: Words,
  projects: Count,
  byPlanCategory: v.record(v.picklist(PLAN_CATEGORIES), Count),
  sectors: table(v.picklist(SECTORS)),
  districts: table(v.picklist(DISTRICTS.map(({ name }) => name))),
  reservePools: v.array(ReservePool),
  targets: Targets,
  actuals2024: Actuals,
  knownDifferences: v.array(KnownDifference),
})

/**
 * The year's plan as the report printed it: tables 2 and 3, plan categories, reserve pools, targets, and where
 * the tables disagree with themselves. Figures are kept as printed text, amounts in 亿元, shares in percent.
 */
export type PublishedPlan = v.InferOutput<typeof PublishedPlanSchema>
/** The words of the report behind a figure, and their line. */
export type PublishedWords = v.InferOutput<typeof Said>
/** One line of table 2 or 3 as printed. */
export type PublishedLine = PublishedPlan['sectors']['total']
/** Table 2 (`sectors`) or table 3 (`districts`) as printed. */
export type PublishedTable = Pick<PublishedPlan['sectors'], 'caption' | 'title' | 'total'> & {
  readonly rows: readonly PublishedLine[]
}
/** A printed figure that disagrees with others of the same report, with the bounds of what can be computed. */
export type PublishedDifference = PublishedPlan['knownDifferences'][number]

/** The published file is not what this version expects; `where` is the path of the first thing wrong. */
export interface PublishedIssue {
  readonly code: 'published/malformed'
  readonly where: string
}

/** Decodes `seed/published-2025.json` once parsed. */
export function decodePublished(raw: unknown): Result<PublishedPlan, PublishedIssue> {
  const decoded = v.safeParse(PublishedPlanSchema, raw)
  if (decoded.success) return ok(decoded.output)
  return fail({ code: 'published/malformed', where: v.getDotPath(decoded.issues[0]) ?? '' })
}
