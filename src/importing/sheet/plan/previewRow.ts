import { PROJECT_FIELDS, splitField } from '#domain/fields.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { STAGES } from '#domain/stage.ts'
import { checkFields, type Checked } from './checks.ts'
import { previewField } from './field.ts'
import { keyedValues } from './keyedValues.ts'
import type { Match } from './match.ts'
import { monthlyValues } from './months.ts'
import type { PreviewField, PreviewRow } from './preview.ts'
import type { Questions } from './questions.ts'
import type { ReadRow } from './readRows.ts'

const NOTHING = Object.fromEntries(Object.keys(PROJECT_FIELDS).map((field) => [field, null]))

/** A project of which nothing is known. */
function unknownProject(id: ProjectId, name: string): Project {
  const lists = { plans: new Map(), statistics: new Map(), lists: [], reports: [], openReports: [], milestones: [], factors: [], photos: [], waivers: [], conflicts: [] }
  return { ...NOTHING, ...lists, id, name, stage: '谋划', illustrative: false } as unknown as Project
}

/** What every row of a preview is compared with. */
export type PreviewContext = Pick<Checked, 'questions' | 'today' | 'slips'>

/** Compares one row with its project: every field new, changed, unchanged, refused or waiting. */
export function previewRow(row: ReadRow, match: Match, { questions, today, slips }: PreviewContext): PreviewRow {
  const base = { key: row.key, sheet: row.sheet, row: row.row, name: row.name, project: match.id, waitsFor: match.waitsFor }
  const isNew = match.project === null && match.id !== null
  if (match.isLeftOut) return { ...base, isNew: false, status: 'left-out', fields: [] }
  const read = monthlyValues(keyedValues(row.values, match.project), match.project, today)
  const fields = read
    .filter(({ path }) => !(path === 'name' && match.keepsName))
    .map((value) => previewField(value, match.project, match.project !== null))
  const project = match.project ?? unknownProject(match.id ?? 'project/?', row.name)
  const checked = match.id === null ? fields : checkFields(fields, { row, project, isNew, questions, today, slips })
  return isNew ? newRow({ ...base, isNew, status: 'new', fields: checked }, row, questions) : { ...base, isNew, status: statusOf(checked, match), fields: checked }
}

function statusOf(fields: readonly PreviewField[], { waitsFor, id }: Match): PreviewRow['status'] {
  if (waitsFor.length > 0 || id === null) return 'waiting'
  const has = (status: PreviewField['status']): boolean => fields.some((field) => field.status === status)
  if (has('new') || has('changed')) return 'changed'
  if (has('waiting')) return 'waiting'
  return has('refused') ? 'refused' : 'unchanged'
}

/** A new project needs a name and a stage, which a person chooses where the file says none. */
function newRow(preview: PreviewRow, row: ReadRow, questions: Questions): PreviewRow {
  const name = preview.fields.find(({ path }) => path === 'name')
  if (!name) return { ...preview, status: 'refused', fields: [...preview.fields, missingName(row)] }
  if (name.status === 'refused') return { ...preview, status: 'refused' }
  const waitsFor = [...preview.waitsFor, ...name.waitsFor]
  const stage = preview.fields.find(({ path }) => path === 'stage')
  const fields = stage ? preview.fields : [...preview.fields, stageOfNew(preview, row, questions)]
  const isWaiting = waitsFor.length > 0 || fields.some(({ path, status }) => path === 'stage' && status === 'waiting')
  const isRefused = fields.some(({ path, status }) => path === 'stage' && status === 'refused')
  return { ...preview, fields, waitsFor, status: isRefused ? 'refused' : isWaiting ? 'waiting' : 'new' }
}

const nowhere = ({ sheet, row }: ReadRow, title: string): PreviewField['source'] => ({ sheet, row, column: '', title, text: '' })

const missingName = (row: ReadRow): PreviewField => ({
  ...stageField(row, null),
  path: 'name',
  label: PROJECT_FIELDS.name.label,
  status: 'refused',
  fault: { code: 'cell/missing' },
})

const stageField = (row: ReadRow, value: string | null): PreviewField => ({
  path: 'stage',
  part: null,
  label: PROJECT_FIELDS.stage.label,
  status: value === null ? 'waiting' : 'new',
  before: null,
  after: value,
  value,
  source: nowhere(row, PROJECT_FIELDS.stage.label),
  marks: [],
  fault: null,
  waitsFor: value === null ? [STAGE_OF_NEW] : [],
  reason: null,
  reasonFor: null,
})

const STAGE_OF_NEW = 'stage-of-new'
/** Where a plan category lets a project begin: what goes on is under construction, what is to start is not yet. */
const BY_CATEGORY: Readonly<Record<string, string>> = { 续建: '续建', 建成: '续建', 新开工: '储备', 预备: '储备' }

function stageOfNew({ fields }: PreviewRow, row: ReadRow, questions: Questions): PreviewField {
  const options = [{ value: 'by-category', label: '按计划类别：续建、建成→续建，新开工、预备→储备，其余→谋划' }, ...STAGES.map((value) => ({ value, label: value }))]
  const answer = questions.ask({ id: STAGE_OF_NEW, kind: 'stage-of-new', sheet: row.sheet, row: row.row, detail: row.name, options })
  const category = fields.find(({ path, status }) => splitField(path)[0] === 'planCategory' && status === 'new')?.value as string | undefined
  return stageField(row, answer === 'by-category' ? (BY_CATEGORY[category ?? ''] ?? '谋划') : answer)
}
