import * as v from 'valibot'
import { readDay, type IsoDate } from './calendar.ts'
import { isDistrict, DISTRICTS } from './district.ts'
import { fieldLabel, fieldSpec, fitsField, PROJECT_FIELDS, splitField, type FieldSpec } from './fields.ts'
import { yuanFromWan, type AmountIssue, type Yuan } from './money.ts'
import type { Project } from './project.ts'
import { fail, ok, type Result } from './result.ts'
import { MAX_PROJECT_NAME, MAX_TEXT } from './schema.ts'
import { typedText } from './typedText.ts'

/** Why a typed value may not stand in a field. */
export type EditIssue =
  | { readonly code: 'edit/unknown-field'; readonly field: string }
  | { readonly code: 'edit/required'; readonly label: string }
  | { readonly code: 'edit/too-long'; readonly label: string; readonly limit: number }
  | { readonly code: 'edit/not-allowed-value'; readonly label: string; readonly text: string; readonly remedy: string }
  | { readonly code: 'edit/plan-exceeds-total' }
  | { readonly code: 'edit/end-before-start'; readonly startLabel: string; readonly endLabel: string }
  | { readonly code: 'edit/future-date'; readonly label: string; readonly date: IsoDate }
  | { readonly code: 'edit/by-gate'; readonly label: string }
  | { readonly code: 'edit/derived'; readonly label: string }
  | { readonly code: 'edit/plan-needs-reason' }
  /** Something came in, from another tab or an exchange, under what is to be written. */
  | { readonly code: 'edit/outdated' }

/** Fields that only a gate, or the log itself, writes. */
const BY_GATE = new Set(['stage', 'stageSince', 'suspendedFrom', 'registered', 'illustrative'])

/** Fields that a project cannot be without once it has them: a card needs a name. */
const NEVER_EMPTY = new Set(['name'])

/**
 * Reads what a person typed into a field: money in 万元, dates as people write them, an empty text as 未填.
 * @returns the value as stored (money in 元), or why not
 */
export function readTyped(path: string, typed: string): Result<unknown, EditIssue | AmountIssue> {
  const spec = fieldSpec(path)
  if (!spec) return fail({ code: 'edit/unknown-field', field: path })
  const text = typedText(typed, spec.kind === 'longText')
  if (BY_GATE.has(splitField(path)[0])) return fail({ code: 'edit/by-gate', label: spec.label })
  if (text === '') return NEVER_EMPTY.has(path) ? fail({ code: 'edit/required', label: spec.label }) : ok(null)
  if (spec.kind === 'money') return yuanFromWan(text)
  if (isTooLong(spec, text)) return fail({ code: 'edit/too-long', label: fieldLabel(path), limit: longest(spec) })
  const value = read(spec, text)
  const sound = value !== null && fitsField(path, value) && (spec.kind !== 'district' || isDistrict(text))
  return sound ? ok(value) : fail({ code: 'edit/not-allowed-value', label: fieldLabel(path), text, remedy: remedy(spec) })
}

/** Digits only: `Number` would take 0x7E9, 2e3 and a blank. */
const YEAR = /^(\d{4})年?$/
const DEGREES = /^-?\d{1,3}(\.\d+)?$/

function read(spec: FieldSpec, text: string): unknown {
  const plain = text.normalize('NFKC')
  if (spec.kind === 'date') return readDay(text)
  if (spec.kind === 'year') return YEAR.test(plain) ? Number(plain.slice(0, 4)) : null
  if (spec.kind === 'degrees') return DEGREES.test(plain) ? Number(plain) : null
  return spec.label === PROJECT_FIELDS.projectCode.label ? plain : text
}

const isTyped = (spec: FieldSpec): boolean => spec.kind === 'text' || spec.kind === 'longText'
const longest = (spec: FieldSpec): number => (v.is(spec.schema, 'x'.repeat(MAX_TEXT)) ? MAX_TEXT : MAX_PROJECT_NAME)
const isTooLong = (spec: FieldSpec, text: string): boolean => isTyped(spec) && text.length > longest(spec)

const REMEDIES: Readonly<Partial<Record<FieldSpec['kind'], string>>> = {
  date: '请填存在的日期，如 2025-03-04。',
  year: '请填四位年份，如 2025。',
  degrees: '请填以度为单位的小数，如 120.2103。',
  record: '请在该项的编辑框中填写。',
  district: `请从属地名单中选：${DISTRICTS.map(({ name }) => name).join('、')}。`,
}

function remedy(spec: FieldSpec): string {
  if (spec.choices) return `请从中选：${spec.choices.join('、')}。`
  if (spec.label === PROJECT_FIELDS.projectCode.label) return '请按 2501-330108-04-01-123456 的格式填写。'
  return REMEDIES[spec.kind] ?? '请去掉不完整的字符后重填。'
}

/** Days of what has happened: they do not lie in the future. */
const HAPPENED = new Set(['actualStart', 'actualCompletion', 'actualProduction', 'totalInvestmentAsOf', 'statisticsStateSince'])

/**
 * Checks a new value against the project's other fields: plan within total, end not before start.
 * @param today the local day; nothing that has happened may lie after it
 */
export function checkAgainst(project: Project, path: string, value: unknown, today: IsoDate): EditIssue | null {
  const [name, key] = splitField(path)
  if (value === null) return null
  if (HAPPENED.has(name) && (value as IsoDate) > today) return { code: 'edit/future-date', label: fieldLabel(path), date: value as IsoDate }
  if (name === 'annualPlan' && project.totalInvestment !== null && (value as Yuan) > project.totalInvestment) return { code: 'edit/plan-exceeds-total' }
  if (name === 'totalInvestment' && [...project.plans.values()].some(({ annualPlan }) => annualPlan !== null && annualPlan > (value as Yuan))) {
    return { code: 'edit/plan-exceeds-total' }
  }
  return key === '' ? outOfOrder({ ...project, [name]: value }, name) : null
}

const ORDERED = [
  ['startYear', 'endYear'],
  ['plannedStart', 'plannedCompletion'],
  ['plannedStart', 'plannedProduction'],
  ['actualStart', 'actualCompletion'],
  ['actualStart', 'actualProduction'],
] as const

function outOfOrder(project: Project, changed: string): EditIssue | null {
  for (const [start, end] of ORDERED) {
    const [from, to] = [project[start], project[end]]
    if ((changed === start || changed === end) && from !== null && to !== null && to < from) {
      return { code: 'edit/end-before-start', startLabel: fieldLabel(start), endLabel: fieldLabel(end) }
    }
  }
  return null
}

