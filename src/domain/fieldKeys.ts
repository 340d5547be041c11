import * as v from 'valibot'
import { MILESTONE_KINDS } from './milestone.ts'
import { HashSchema, NameSchema, PeriodSchema, YearSchema } from './schema.ts'
import { STAGES } from './stage.ts'

const Year = v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number), YearSchema)
const YearAndName = v.pipe(
  v.string(),
  v.check((key) => v.is(Year, key.slice(0, 4)) && key.charAt(4) === '/' && v.is(NameSchema, key.slice(5))),
)
/** January has no statistical figure: the year's first count is that of February (domain.md, section 2). */
const CountedMonth = v.pipe(PeriodSchema, v.check((period) => !period.endsWith('-01')))

/** What the key of each keyed field must be: a path with another key is no field, as an unknown name is none. */
const KEY_SCHEMAS: Readonly<Record<string, v.GenericSchema<unknown>>> = {
  planCategory: Year,
  annualPlan: Year,
  completedBeforeYear: Year,
  monthlyPlan: Year,
  annualTarget: Year,
  list: YearAndName,
  report: PeriodSchema,
  statisticsInvestment: CountedMonth,
  milestone: v.picklist(MILESTONE_KINDS),
  factor: NameSchema,
  photo: HashSchema,
  waiver: v.picklist(STAGES),
}

/** Tells whether a keyed field may have this key: `annualPlan@2025`, `list@2025/市重点`, `report@2025-05`. */
export function fitsKey(name: string, key: string): boolean {
  const schema = Object.hasOwn(KEY_SCHEMAS, name) ? KEY_SCHEMAS[name] : undefined
  return schema !== undefined && v.is(schema, key)
}
