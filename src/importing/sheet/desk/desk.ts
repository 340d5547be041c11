import type { Project, ProjectId } from '#domain/project.ts'
import type { SheetFile } from '../model.ts'
import { importDrafts } from '../plan/importDrafts.ts'
import { planImport } from '../plan/planImport.ts'
import type { ImportPreview, PreviewRow } from '../plan/preview.ts'
import { readPastedText, readSheetFile } from '../readFile.ts'
import { fileWords } from '../wording.ts'
import { digestOf, type ImportDigest } from './digest.ts'
import { askFormerDistricts, renamedBy } from './formerDistricts.ts'
import { fieldKey, type DeskAcceptance, type DeskAsk, type DeskChoices, type DeskTold } from './protocol.ts'

/** Drafts handed over at once: taking up more would be felt. */
const DRAFTS_AT_ONCE = 100

/** Where a file lies while a person looks at what importing it would do: read once, planned after each answer. */
export class ImportDesk {
  #projects = new Map<ProjectId, Project>()
  #file: SheetFile | null = null
  #preview: ImportPreview | null = null

  /** Does what is asked, and tells what came of it. */
  async answer(ask: DeskAsk, tell: (told: DeskTold) => void): Promise<void> {
    if (ask.kind === 'projects') return this.#know(ask.projects, ask.isFirst)
    if (ask.kind === 'open') return tell(await this.#open(ask.source, ask.fileName))
    if (ask.kind === 'plan') return tell({ kind: 'digest', digest: this.#plan(ask.choices) })
    if (ask.kind === 'row') return tell({ kind: 'row', key: ask.key, fields: this.#row(ask.key)?.fields ?? [] })
    this.#drafts(ask.acceptance, tell)
  }

  #know(projects: readonly Project[], isFirst: boolean): void {
    if (isFirst) this.#projects = new Map()
    for (const project of projects) this.#projects.set(project.id, project)
  }

  async #open(source: Blob | string, fileName: string): Promise<DeskTold> {
    const file = typeof source === 'string' ? readPastedText(source) : readSheetFile(new Uint8Array(await source.arrayBuffer()), fileName)
    this.#file = file.ok ? file.value : null
    this.#preview = null
    return file.ok ? { kind: 'opened' } : { kind: 'refused', words: fileWords(file.issue.fault) }
  }

  #plan(choices: DeskChoices): ImportDigest {
    const file = this.#file ?? { fileName: '', sheets: [], notices: [] }
    const { sheets } = choices
    const chosen = sheets === null ? file : { ...file, sheets: file.sheets.filter(({ name }) => sheets.includes(name)) }
    const renamedDistricts = renamedBy(choices)
    this.#preview = planImport(chosen, { ...choices, renamedDistricts }, this.#projects.values(), choices.year)
    return digestOf(this.#preview, file, { renamedDistricts, asked: askFormerDistricts(this.#preview, renamedDistricts, choices.answers) })
  }

  #row(key: string): PreviewRow | undefined {
    return this.#preview?.rows.find((row) => row.key === key)
  }

  /** The drafts without what the changes were made over: the register that knows it is where they are written. */
  #drafts({ rows, withoutFields }: DeskAcceptance, tell: (told: DeskTold) => void): void {
    const drafts = this.#preview
      ? importDrafts(withoutRefused(this.#preview, new Set(withoutFields)), {
          accepted: new Set(rows),
          projects: this.#projects,
          changeTo: (_subject, field, to) => ({ field, from: null, to, base: [] }),
        })
      : []
    for (let from = 0; from === 0 || from < drafts.length; from += DRAFTS_AT_ONCE) {
      tell({ kind: 'drafts', drafts: drafts.slice(from, from + DRAFTS_AT_ONCE), isLast: from + DRAFTS_AT_ONCE >= drafts.length })
    }
  }
}

/** The preview without the fields a person left out; a new project's name and stage cannot be. */
function withoutRefused(preview: ImportPreview, left: ReadonlySet<string>): ImportPreview {
  if (left.size === 0) return preview
  const rows = preview.rows.map((row) => ({ ...row, fields: row.fields.filter((field) => !left.has(fieldKey(row.key, field))) }))
  return { ...preview, rows }
}
