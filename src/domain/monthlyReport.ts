import * as v from 'valibot'
import type { Period } from './calendar.ts'
import { NameSchema, PercentSchema, SignedYuanSchema, TextSchema } from './schema.ts'

/** Where a month's money came from, in 元. */
const FundsSchema = v.record(v.string(), SignedYuanSchema)

/** What an officer reports of a month. The cumulative is derived, never typed (data dictionary). */
export const MonthlyReportSchema = v.object({
  /** 本月完成投资, 元; negative only with `reductionReason` (核减). `null` is 未填. */
  invested: v.nullable(SignedYuanSchema),
  progressText: v.nullable(TextSchema),
  progressPercent: v.nullable(PercentSchema),
  nextMonth: v.nullable(TextSchema),
  /** 到位资金 by source, 元. */
  funds: v.nullable(FundsSchema),
  reductionReason: v.nullable(TextSchema),
  reporter: NameSchema,
})

/** A month as reported; `period` is `YYYY-MM`. */
export type MonthlyReport = v.InferOutput<typeof MonthlyReportSchema> & { readonly period: Period }
