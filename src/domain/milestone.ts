import * as v from 'valibot'
import { DateSchema, NameSchema } from './schema.ts'

/** 前期 milestones, in the order they are usually passed (data dictionary). */
export const PREPARATION = [
  '项目建议书/申请报告', '可行性研究', '初步设计及概算', '规划选址', '环评', '用地预审', '规划许可',
  '审图', '招投标', '施工许可', '供地', '水电接入', '其他前期',
] as const
/** 建设 milestones. */
export const CONSTRUCTION = ['进场', '基础开挖', '主体浇筑', '主体封顶', '装修或设备安装', '试投产或交付验收', '正式投产'] as const
/** All twenty kinds of 关键节点. */
export const MILESTONE_KINDS = [...PREPARATION, ...CONSTRUCTION] as const

/** A key point on a project's way: due, done, and who answers for it. */
export const MilestoneSchema = v.object({
  due: v.nullable(DateSchema),
  done: v.nullable(DateSchema),
  responsible: v.nullable(NameSchema),
})
/** A milestone with its kind. */
export type Milestone = v.InferOutput<typeof MilestoneSchema> & { readonly kind: string }
