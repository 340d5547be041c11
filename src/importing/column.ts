import * as v from 'valibot'
import { isDistrict } from '#domain/district.ts'
import type { FieldKind, FieldSpec } from '#domain/fields.ts'
import { judgeProjectCode } from '#domain/projectCode.ts'
import { MAX_NAME } from '#domain/person.ts'
import { MAX_PROJECT_NAME, MAX_TEXT } from '#domain/schema.ts'
import { sectorFrom } from '#domain/sector.ts'
import { nearestDistricts } from './nearest.ts'
import { problem, warning, type Fault, type Place, type RowProblem } from './problem.ts'

/** A column of a file: a line of the data dictionary, and besides months and instants. */
export interface FileColumn extends Omit<FieldSpec, 'kind'> {
  readonly kind: FieldKind | 'period' | 'instant'
}

/** The lengths a text may be limited to, longest first. */
const LIMITS = [MAX_TEXT, MAX_PROJECT_NAME, MAX_NAME] as const

/** A value read from a file, or why it cannot stand; a value may come with a warning. */
export interface Reading {
  readonly value: unknown
  readonly problem: RowProblem | null
}

/** Reads one value against the data dictionary. An absent one and `null` are 未填. Never converts, rounds or cuts. */
export function readColumn(spec: FileColumn, raw: unknown, place: Place, needed: boolean): Reading {
  if (raw === undefined || raw === null || raw === '') {
    return { value: null, problem: needed ? problem(place, { code: 'import/missing' }, spec.label) : null }
  }
  const value = spec.label === '行业领域' && typeof raw === 'string' ? (sectorFrom(raw) ?? raw) : raw
  const parsed = v.safeParse(spec.schema, value)
  const fault = parsed.success ? null : faultOf(spec, value)
  if (!parsed.success)
    return { value: null, problem: problem(place, fault ?? { code: 'import/bad-record' }, spec.label, raw) }
  return accepted(spec, parsed.output, place)
}

/** What the schema alone cannot say: the list of 属地 is data, and a wrong check digit only warns. */
function accepted(spec: FileColumn, value: unknown, place: Place): Reading {
  if (spec.kind === 'district' && !isDistrict(value as string)) {
    return {
      value: null,
      problem: problem(
        place,
        { code: 'import/unknown-district', nearest: nearestDistricts(value as string) },
        spec.label,
        value,
      ),
    }
  }
  const doubtful = spec.label === '项目代码' && judgeProjectCode(value as string) === 'check-digit'
  return {
    value,
    problem: doubtful ? warning(place, { code: 'import/check-digit' }, spec.label, value) : null,
  }
}

function faultOf(spec: FileColumn, value: unknown): Fault {
  switch (spec.kind) {
    case 'money':
      return moneyFault(value)
    case 'date':
      return { code: 'import/not-a-day' }
    case 'period':
      return { code: 'import/not-a-month' }
    case 'instant':
      return { code: 'import/not-an-instant' }
    case 'year':
      return { code: 'import/not-a-year' }
    case 'degrees':
      return { code: 'import/not-degrees' }
    case 'choice':
      return { code: 'import/not-in-list', choices: spec.choices ?? [] }
    case 'text':
    case 'longText':
    case 'district':
      return spec.label === '项目代码' ? { code: 'import/bad-code' } : textFault(spec, value)
    case 'flag':
    case 'record':
      return { code: 'import/bad-record' }
  }
}

/** Why a value is no amount in whole 元. */
export function moneyFault(value: unknown): Fault {
  return typeof value === 'number' && Number.isInteger(value) && value < 0
    ? { code: 'import/negative' }
    : { code: 'import/not-money' }
}

function textFault(spec: FileColumn, value: unknown): Fault {
  if (typeof value !== 'string') return { code: 'import/not-text' }
  if (value.trim() === '') return { code: 'import/missing' }
  const limit = LIMITS.find((length) => v.is(spec.schema, 'x'.repeat(length))) ?? MAX_NAME
  return value.trim().length > limit ? { code: 'import/too-long', limit } : { code: 'import/not-text' }
}
