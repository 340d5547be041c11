import { DISTRICTS } from '#domain/district.ts'
import { fieldLabel, fieldSpec, splitField, type FieldKind } from '#domain/fields.ts'
import { formatWan, type Yuan } from '#domain/money.ts'
import { planOf, type Project } from '#domain/project.ts'
import { judgeProjectCode } from '#domain/projectCode.ts'
import { CODE_WARNING } from '#domain/wording.ts'

/** A field of a project as the page shows and types it. */
export interface Fact {
  readonly path: string
  readonly label: string
  readonly kind: FieldKind
  readonly choices: readonly string[]
  /** `null` is 未填. */
  readonly text: string | null
  readonly typed: string
  readonly required: boolean
  readonly warning: string | null
}

/** A field of the dictionary with a project's value, ready for the page. */
export function factOf(project: Project, path: string): Fact {
  const spec = fieldSpec(path)
  const kind = spec?.kind ?? 'text'
  const value = valueAt(project, path)
  const text = value === null ? null : kind === 'money' ? formatWan(value as Yuan) : String(value)
  return {
    path,
    label: splitField(path)[1] === '' ? fieldLabel(path) : (spec?.label ?? path),
    kind,
    choices: kind === 'district' ? DISTRICTS.map(({ name }) => name) : (spec?.choices ?? []),
    text,
    typed: text ?? '',
    required: spec?.required ?? false,
    warning: path === 'projectCode' && typeof value === 'string' && judgeProjectCode(value) === 'check-digit' ? CODE_WARNING : null,
  }
}

/** The value of a plain field, or of a plan's field by its year. */
function valueAt(project: Project, path: string): string | number | null {
  const [name, key] = splitField(path)
  const holder = key === '' ? project : planOf(project, Number(key))
  return (holder as unknown as Record<string, string | number | null>)[name] ?? null
}
