import * as v from 'valibot'
import { isIsoDate } from '#domain/calendar.ts'
import { ISSUE_KINDS } from '#domain/coordination.ts'
import { STATISTICS_STATES } from '#domain/fields.ts'
import { MILESTONE_KINDS } from '#domain/milestone.ts'
import { FUND_SOURCES, REPORT_STATES } from '#domain/monthlyReport.ts'
import { MAX_NAME } from '#domain/person.ts'
import { PROJECT_CODE } from '#domain/projectCode.ts'
import {
  DateSchema,
  NameSchema,
  PercentSchema,
  PeriodSchema,
  SignedYuanSchema,
  TextSchema,
  YuanSchema,
} from '#domain/schema.ts'
import type { FileColumn } from './column.ts'

const column = (
  label: string,
  kind: FileColumn['kind'],
  schema: v.GenericSchema,
  required = true,
  choices?: readonly string[],
): FileColumn => (choices ? { label, kind, schema, required, choices } : { label, kind, schema, required })

const project = column('项目代码', 'text', v.pipe(v.string(), v.regex(PROJECT_CODE)))
const person = column('填报人', 'text', v.pipe(NameSchema, v.maxLength(MAX_NAME)))
const unit = column('填报单位', 'text', v.pipe(NameSchema, v.maxLength(MAX_NAME)))
const LEVELS = ['1', '2', '3', '4'] as const

/** An instant with its zone, on a day that exists: `2025-03-05T09:30:00+08:00`. */
const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => isIsoDate(text.slice(0, 10)) && Number.isFinite(Date.parse(text))),
)

/** 到位资金 by source, 元. */
const FundsSchema = v.record(v.picklist(FUND_SOURCES), SignedYuanSchema)

/** Columns of 月报. A file that knows no review has no `state`: the month is 已报. */
export const REPORT_COLUMNS = {
  project,
  period: column('月份', 'period', PeriodSchema),
  invested: column('本月完成投资', 'money', SignedYuanSchema, false),
  progressText: column('形象进度', 'longText', TextSchema, false),
  progressPercent: column('形象进度百分比', 'degrees', PercentSchema, false),
  nextMonth: column('下月计划', 'longText', TextSchema, false),
  funds: column('到位资金', 'record', FundsSchema, false),
  reporter: person,
  unit,
  recordedAt: column('填报时间', 'instant', InstantSchema),
  state: column('状态', 'choice', v.picklist(REPORT_STATES), false, REPORT_STATES),
  reviewer: column('审核人', 'text', v.pipe(NameSchema, v.maxLength(MAX_NAME)), false),
  reviewedOn: column('审核日期', 'date', DateSchema, false),
  reviewNote: column('审核意见', 'longText', TextSchema, false),
} as const satisfies Record<string, FileColumn>

/** Columns of 入库状态. */
export const INCLUSION_COLUMNS = {
  project,
  state: column('入库状态', 'choice', v.picklist(STATISTICS_STATES), true, STATISTICS_STATES),
  since: column('入库状态日期', 'date', DateSchema),
} as const satisfies Record<string, FileColumn>

/** Columns of 入统投资. January has no statistical figure; that of February is for both months. */
export const COUNT_COLUMNS = {
  project,
  period: column(
    '月份',
    'period',
    v.pipe(
      PeriodSchema,
      v.check((period) => !period.endsWith('-01')),
    ),
  ),
  amount: column('入统投资', 'money', YuanSchema),
  countedOn: column('入统日期', 'date', DateSchema),
} as const satisfies Record<string, FileColumn>

/** Columns of 关键节点. */
export const MILESTONE_COLUMNS = {
  project,
  kind: column('节点', 'choice', v.picklist(MILESTONE_KINDS), true, MILESTONE_KINDS),
  due: column('计划日期', 'date', DateSchema),
  done: column('完成日期', 'date', DateSchema, false),
  responsible: column('责任人', 'text', NameSchema, false),
} as const satisfies Record<string, FileColumn>

/** Columns of 问题. */
export const ISSUE_COLUMNS = {
  key: column('编号', 'text', v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))),
  project,
  description: column('问题描述', 'longText', TextSchema),
  kind: column('问题类别', 'choice', v.picklist(ISSUE_KINDS), true, ISSUE_KINDS),
  level: column('层级', 'choice', v.picklist([1, 2, 3, 4]), true, LEVELS),
  responsibleUnit: column('责任单位', 'text', NameSchema),
  reported: column('呈报日期', 'date', DateSchema),
  due: column('办结期限', 'date', DateSchema, false),
  reporter: person,
  unit,
} as const satisfies Record<string, FileColumn>
