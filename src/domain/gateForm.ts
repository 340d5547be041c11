import * as v from 'valibot'
import { isIsoDate, type IsoDate } from './calendar.ts'
import { ACCEPTANCES, APPROVAL_KINDS, type Acceptance, type Approval, type InUse, type Permit, type Photo, type Ripeness } from './evidence.ts'
import type { GateEvidence, GateItem } from './gate.ts'
import { askedFields, type AskedField, type TypedField } from './gateFields.ts'
import type { Project } from './project.ts'
import { TextSchema } from './schema.ts'
import { typedText } from './typedText.ts'

/** What a person typed at a gate, as texts; `passed` holds the ticked acceptances, joined by 、. */
export type TypedEvidence = Readonly<Partial<Record<TypedField, string>>>

/** A chosen photo as the register will know it, before its day and place are confirmed. */
export interface PhotoContent extends Pick<Photo, 'hash' | 'fileName' | 'mediaType' | 'size'> {
  /** What camera and device told of it: the time of day and the accuracy hold while day and position are still the ones told. */
  readonly told?: Pick<Photo, 'takenAt' | 'takenTime' | 'longitude' | 'latitude' | 'accuracy'>
}

/** Why a typed text is no evidence yet. `field` is where to mend it. */
export type GateFormIssue =
  | { readonly code: 'gate/incomplete'; readonly field: TypedField; readonly item: GateItem; readonly label: string }
  | { readonly code: 'gate/no-such-date'; readonly field: TypedField; readonly item: GateItem; readonly label: string; readonly text: string }
  | { readonly code: 'gate/unusable-text'; readonly field: TypedField; readonly item: GateItem; readonly label: string }
  | { readonly code: 'gate/permit-both'; readonly field: 'permitMissing'; readonly item: 'permit' }

/** What was typed, read: the evidence that is whole, and what is begun but not sound. */
export interface ReadEvidence {
  readonly evidence: GateEvidence
  readonly issues: readonly GateFormIssue[]
}

/** The texts of {@link TypedField} `passed`, split. */
export const splitPassed = (text: string | undefined): string[] => (text ?? '').split('、').filter(Boolean)

/** Reads the typed answers to the items a gate asks for. An item left wholly blank is missing, not wrong. */
export function readEvidence(items: readonly GateItem[], project: Pick<Project, 'investorKind'>, typed: TypedEvidence, photo: PhotoContent | null): ReadEvidence {
  const issues = items.flatMap((item) => issuesOf(item, project, typed, photo))
  const broken = new Set(issues.map(({ item }) => item))
  const evidence: Record<string, unknown> = {}
  for (const item of items) if (!broken.has(item)) evidence[item] = valueOf(item, project, typed, photo)
  const [person, reason] = [text(typed, 'waiverPerson'), text(typed, 'waiverReason')]
  if (person || reason) evidence['waiver'] = { person, reason }
  return { evidence, issues }
}

/** Fields whose text may have several lines. */
const WITH_LINES = new Set<TypedField>(['reason', 'waiverReason', 'permitMissing'])

const text = (typed: TypedEvidence, field: TypedField): string => typedText(typed[field] ?? '', WITH_LINES.has(field))

function issuesOf(item: GateItem, project: Pick<Project, 'investorKind'>, typed: TypedEvidence, photo: PhotoContent | null): GateFormIssue[] {
  if (isBlank(item, project, typed, photo)) return []
  const fields = askedFields(item, project)
  const unsound = fields.flatMap((field) => unsoundText(item, field, text(typed, field.key)))
  return [...lacking(item, fields, typed, photo), ...unsound]
}

/** Nothing of the item was answered. A photo's suggested day alone is no answer. */
function isBlank(item: GateItem, project: Pick<Project, 'investorKind'>, typed: TypedEvidence, photo: PhotoContent | null): boolean {
  return photoOf(item, photo) === null && askedFields(item, project).every(({ key }) => text(typed, key) === '')
}

const photoOf = (item: GateItem, photo: PhotoContent | null): PhotoContent | null => (item === 'startPhoto' ? photo : null)

function lacking(item: GateItem, fields: readonly AskedField[], typed: TypedEvidence, photo: PhotoContent | null): GateFormIssue[] {
  if (item === 'permit') return permitIssues(typed)
  const absent = (field: TypedField, label: string): GateFormIssue => ({ code: 'gate/incomplete', field, item, label })
  const issues = fields.filter(({ key }) => text(typed, key) === '' && !(key === 'place' && hasPosition(typed))).map(({ key, label }) => absent(key, label))
  return item === 'startPhoto' && photo === null ? [absent('photo', '开工照片'), ...issues] : issues
}

function permitIssues(typed: TypedEvidence): GateFormIssue[] {
  const both = text(typed, 'permitNumber') !== '' && text(typed, 'permitMissing') !== ''
  return both ? [{ code: 'gate/permit-both', field: 'permitMissing', item: 'permit' }] : []
}

function unsoundText(item: GateItem, { key, label, kind, longest }: AskedField, typed: string): GateFormIssue[] {
  if (typed === '') return []
  if (kind === 'date') return isIsoDate(typed) ? [] : [{ code: 'gate/no-such-date', field: key, item, label, text: typed }]
  return v.is(TextSchema, typed) && typed.length <= longest ? [] : [{ code: 'gate/unusable-text', field: key, item, label }]
}

function valueOf(item: GateItem, project: Pick<Project, 'investorKind'>, typed: TypedEvidence, photo: PhotoContent | null): unknown {
  if (isBlank(item, project, typed, photo)) return null
  const at = (field: TypedField): string => text(typed, field)
  switch (item) {
    case 'ripeness':
      return { judgedBy: at('judgedBy'), channel: at('channel'), date: at('ripenessDate') as IsoDate } satisfies Ripeness
    case 'constructionLibrary':
      return { kind: approvalKind(project, at('approvalKind')), documentNo: at('documentNo'), date: at('approvalDate') as IsoDate } satisfies Approval
    case 'startPhoto':
      return photo && photoFrom(photo, '开工', typed)
    case 'permit':
      return permitFrom(at('permitNumber'), at('permitMissing'))
    case 'acceptance':
      return { passed: ACCEPTANCES.filter((name) => splitPassed(typed.passed).includes(name)), date: at('acceptanceDate') as IsoDate } satisfies Acceptance
    case 'inUse':
      return { extent: at('extent') as InUse['extent'], date: at('inUseDate') as IsoDate } satisfies InUse
    case 'actualStart':
    case 'actualCompletion':
    case 'reason':
    case 'date':
      return at(item)
  }
}

const permitFrom = (number: string, missingReason: string): Permit => (number ? { number, missingReason: null } : { number: null, missingReason })

const approvalKind = ({ investorKind }: Pick<Project, 'investorKind'>, typed: string): Approval['kind'] =>
  investorKind ? APPROVAL_KINDS[investorKind] : (typed as Approval['kind'])

const hasPosition = (typed: TypedEvidence): boolean => degrees(typed, 'longitude') !== null && degrees(typed, 'latitude') !== null

function degrees(typed: TypedEvidence, field: 'longitude' | 'latitude'): number | null {
  const limit = field === 'longitude' ? 180 : 90
  const value = text(typed, field) === '' ? NaN : Number(text(typed, field))
  return Math.abs(value) <= limit ? value : null
}

/** A photo with its confirmed day and place; a position counts only when both its degrees are known. */
export function photoFrom(content: PhotoContent, kind: Photo['kind'], typed: TypedEvidence): Photo {
  const { hash, fileName, mediaType, size, told } = content
  const takenAt = (text(typed, 'takenAt') || null) as IsoDate | null
  const [longitude, latitude] = hasPosition(typed) ? [degrees(typed, 'longitude'), degrees(typed, 'latitude')] : [null, null]
  const isOwnPlace = longitude !== null && longitude === told?.longitude && latitude === told.latitude
  return {
    hash, kind, takenAt, longitude, latitude, fileName, mediaType, size,
    takenTime: takenAt !== null && takenAt === told?.takenAt ? (told.takenTime ?? null) : null,
    place: text(typed, 'place') || null,
    accuracy: isOwnPlace ? (told?.accuracy ?? null) : null,
  }
}
