import * as v from 'valibot'
import { NameSchema } from './schema.ts'

/** Factors a project waits for, as ledgers name them (data dictionary, 要素保障); another may be named. */
export const FACTOR_KINDS = ['用地', '用能', '资金'] as const

const Amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))

/** How much of a factor is needed and how much is secured, both in `unit`, e.g. 亩; `null` is 未填. */
export const FactorSchema = v.object({ needed: Amount, secured: Amount, unit: NameSchema })
/** A factor with its kind. */
export type Factor = v.InferOutput<typeof FactorSchema> & { readonly kind: string }
