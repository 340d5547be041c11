import type { EventDraft, Subject } from '#domain/event.ts'
import { splitField } from '#domain/fields.ts'
import type { EventType, PayloadOf } from '#domain/eventTypes.ts'
import { counts } from '#domain/monthlyReport.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { importApplied, type ChangeTo } from '../../registerEvents.ts'
import { soundDrafts } from '../../soundDrafts.ts'
import { reportAt } from './months.ts'
import type { ImportPreview, PreviewField, PreviewRow } from './preview.ts'

/** What the drafts are made with: the rows a person accepted, and the register they are written over. */
export interface Acceptance {
  /** Keys of the rows; rows that are refused or still wait write nothing, accepted or not. */
  readonly accepted: ReadonlySet<string>
  readonly projects: ReadonlyMap<ProjectId, Project>
  readonly changeTo: ChangeTo
}

/** The rows that would write something: what is accepted when all is. */
export const writableRows = ({ rows }: ImportPreview): ReadonlySet<string> =>
  new Set(rows.filter(({ status }) => status === 'new' || status === 'changed').map(({ key }) => key))

/**
 * The accepted rows as the drafts of one act, ending with `ImportApplied`; none when nothing would change. A field that
 * is refused, waits or is unchanged is not written, and a blank cell never was a field.
 */
export function importDrafts(preview: ImportPreview, acceptance: Acceptance): readonly EventDraft[] {
  const writable = writableRows(preview)
  const rows = preview.rows.filter(({ key }) => writable.has(key) && acceptance.accepted.has(key))
  const drafts = rows.flatMap((row) => new RowDrafts(preview, row, acceptance).all())
  return drafts.length === 0 ? [] : soundDrafts([...drafts, importApplied({ source: preview.fileName }, rows.length)])
}

/** Fields kept by key that are no part of a year's plan. */
const NOT_OF_A_PLAN: readonly string[] = ['list', 'statisticsInvestment']

const isWritten = ({ status }: PreviewField): boolean => status === 'new' || status === 'changed'

class RowDrafts {
  readonly #preview: ImportPreview
  readonly #row: PreviewRow
  readonly #acceptance: Acceptance
  readonly #subject: ProjectId

  constructor(preview: ImportPreview, row: PreviewRow, acceptance: Acceptance) {
    this.#preview = preview
    this.#row = row
    this.#acceptance = acceptance
    this.#subject = row.project as ProjectId
  }

  all(): EventDraft[] {
    const fields = this.#row.fields.filter(isWritten)
    const plain = fields.filter(({ path, part }) => part === null && splitField(path)[1] === '')
    const keyedBy = (name: string): PreviewField[] => fields.filter(({ path }) => splitField(path)[0] === name)
    const ofYear = fields.filter(({ path, part }) => part === null && splitField(path)[1] !== '' && !NOT_OF_A_PLAN.includes(splitField(path)[0]))
    const ofMonth = fields.filter(({ part }) => part !== null)
    const drafts = [...this.#plain(plain), ...this.#plans(ofYear), ...this.#lists(keyedBy('list')), ...this.#reports(ofMonth), this.#statistics(keyedBy('statisticsInvestment'))]
    return drafts.filter(({ changes }) => changes.length > 0)
  }

  #draft<T extends EventType>(type: T, payload: PayloadOf<T>, values: Readonly<Record<string, unknown>>): EventDraft {
    const { changeTo } = this.#acceptance
    const subject: Subject = this.#subject
    return { type, subject, payload, changes: Object.entries(values).map(([field, to]) => changeTo(subject, field, to)) }
  }

  #plain(fields: readonly PreviewField[]): EventDraft[] {
    const { fileName, today } = this.#preview
    const values = Object.fromEntries(fields.filter(({ path }) => this.#row.isNew || path !== 'stage').map(({ path, value }) => [path, value]))
    if ('totalInvestment' in values) {
      values['totalInvestmentAsOf'] ??= today
      values['totalInvestmentSource'] ??= fileName
    }
    if (this.#row.isNew) return [this.#draft('ProjectRegistered', { source: fileName }, { registered: true, stageSince: today, ...values })]
    return [this.#draft('ProjectRevised', { reason: `导入 ${fileName}` }, values), ...fields.filter(({ path }) => path === 'stage').map((field) => this.#stage(field))]
  }

  #stage({ value, reason }: PreviewField): EventDraft {
    const { today } = this.#preview
    const from = this.#acceptance.projects.get(this.#subject)?.stage ?? null
    const to = value as Project['stage']
    return this.#draft('StageChanged', { from, to, date: today, reason }, { stage: to, stageSince: today })
  }

  #plans(fields: readonly PreviewField[]): EventDraft[] {
    const { fileName, today } = this.#preview
    const years = new Set(fields.map(({ path }) => Number(splitField(path)[1])))
    return [...years].flatMap((year) => {
      const own = fields.filter(({ path }) => splitField(path)[1] === String(year))
      const isRevision = ({ path, status, reason }: PreviewField): boolean => reason !== null || (status === 'changed' && splitField(path)[0] === 'annualPlan')
      const set = own.filter((field) => !isRevision(field))
      return [
        this.#draft('PlanSet', { year }, Object.fromEntries(set.map(({ path, value }) => [path, value]))),
        ...own.filter(isRevision).map(({ path, value, reason }) =>
          this.#draft('PlanRevised', { year, reason: reason ?? `导入 ${fileName}`, approver: null, date: today }, { [path]: value }),
        ),
      ]
    })
  }

  /** Joining a list, or a level or figure of a list that is joined already. */
  #lists(fields: readonly PreviewField[]): EventDraft[] {
    return fields.map(({ path, value }) => {
      const key = splitField(path)[1]
      return this.#draft('ListJoined', { list: key.slice(5), year: Number(key.slice(0, 4)) }, { [path]: value })
    })
  }

  #statistics(fields: readonly PreviewField[]): EventDraft {
    return this.#draft('ProjectRevised', { reason: `导入 ${this.#preview.fileName}` }, Object.fromEntries(fields.map(({ path, value }) => [path, value])))
  }

  /** A month's report is one field: what the file does not say of it stays as it is. */
  #reports(fields: readonly PreviewField[]): EventDraft[] {
    const paths = [...new Set(fields.map(({ path }) => path))].sort()
    const project = this.#acceptance.projects.get(this.#subject) ?? null
    return paths.map((path) => {
      const own = fields.filter((field) => field.path === path)
      const values: Record<string, unknown> = { ...this.#known(project, path, own), reporter: this.#preview.reporter }
      for (const { part, value, reason, reasonFor } of own) {
        values[part === 'yearToDate' ? 'invested' : (part as string)] = value
        if (reasonFor === 'reduction') values['reductionReason'] = reason
      }
      const confirmed = own.find(({ reasonFor }) => reasonFor === 'month-exceeds-plan')
      if (confirmed) return this.#draft('ProjectRevised', { reason: confirmed.reason }, { [path]: values })
      return this.#draft('MonthReported', { period: splitField(path)[1] as PayloadOf<'MonthReported'>['period'] }, { [path]: values })
    })
  }

  /** The month as it stands. A figure hands it in; without one 草稿 stays 草稿, and 退回 with what is to be put right. */
  #known(project: Project | null, path: string, own: readonly PreviewField[]): object {
    const stored = reportAt(project, path)
    if (stored === null) return { ...NO_REPORT, ...UNREVIEWED }
    const { period: _period, ...known } = stored
    if (counts(stored)) return { ...known, ...UNREVIEWED }
    const isHandedIn = own.some(({ part }) => part === 'invested' || part === 'yearToDate')
    return isHandedIn ? { ...known, ...UNREVIEWED, reportedOn: null } : { ...known, reportedOn: null }
  }
}

/** A month that is written anew is reported anew: whoever reviewed it saw other figures. */
const UNREVIEWED = { state: '已报', reviewer: null, reviewedOn: null, reviewNote: null }
const NO_REPORT = { invested: null, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null }
