import * as v from 'valibot'
import { NameSchema } from './schema.ts'

const Amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))

/** How much of a factor is needed and how much is secured, both in `unit`, e.g. 亩; `null` is 未填. */
export const FactorSchema = v.object({ needed: Amount, secured: Amount, unit: NameSchema })
/** A factor with its kind: 用地, 用能 or 资金 as ledgers name them (data dictionary, 要素保障), or another. */
export type Factor = v.InferOutput<typeof FactorSchema> & { readonly kind: string }
