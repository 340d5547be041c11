import * as v from 'valibot'
import { DateSchema, NameSchema, TextSchema } from './schema.ts'

/** What an issue is about (domain.md, section 5). */
export const ISSUE_KINDS = ['征拆', '审批', '用地', '资金', '管线迁改', '设计变更', '其他'] as const

/** A problem raised for coordination. `level` 1–4: the project's own leader, the unit's head, the contact leader, the district's head. */
export const IssueSchema = v.object({
  project: v.string(),
  description: TextSchema,
  kind: v.picklist(ISSUE_KINDS),
  level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  responsibleUnit: NameSchema,
  reported: DateSchema,
  due: v.nullable(DateSchema),
  closed: v.nullable(DateSchema),
})
/** An issue with its id. */
export type Issue = v.InferOutput<typeof IssueSchema> & { readonly id: string }
