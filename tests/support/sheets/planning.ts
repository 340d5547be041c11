import type { IsoDate } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import type { Project } from '#domain/project.ts'
import { readSheetFile } from '#importing/sheet/readFile.ts'
import type { SheetFile } from '#importing/sheet/model.ts'
import { importDrafts, writableRows } from '#importing/sheet/plan/importDrafts.ts'
import { NO_CHOICES, planImport } from '#importing/sheet/plan/planImport.ts'
import type { ImportChoices, ImportPreview, PreviewField } from '#importing/sheet/plan/preview.ts'
import { fileWords } from '#importing/sheet/wording.ts'
import { foldEvents } from '#projection/fold.ts'
import { changeTo, EMPTY_REGISTER, type Register } from '#projection/register.ts'
import { Device } from '../device.ts'
import { oneSheet, type TestSheet } from './workbook.ts'

/** The year whose plan the tests work on. */
export const YEAR = 2025

/** Reads a file that has to be sound. */
export function readSound(bytes: Uint8Array, fileName = '台账.xlsx'): SheetFile {
  const file = readSheetFile(bytes, fileName)
  if (!file.ok) throw new Error(fileWords(file.issue.fault))
  return file.value
}

/** Why a file is refused, by its code. */
export function refusalOf(bytes: Uint8Array, fileName = '台账.xlsx'): string {
  const file = readSheetFile(bytes, fileName)
  return file.ok ? 'accepted' : file.issue.fault.code
}

/** Plans the import of a file. */
export const plan = (file: SheetFile, choices: Partial<ImportChoices> = {}, projects: Iterable<Project> = []): ImportPreview =>
  planImport(file, { ...NO_CHOICES, reporter: '填报员甲', today: '2025-06-15' as IsoDate, ...choices }, projects, YEAR)

/** Plans the import of one sheet's rows. */
export const planRows = (rows: TestSheet['rows'], choices: Partial<ImportChoices> = {}, projects: Iterable<Project> = [], more: Partial<TestSheet> = {}): ImportPreview =>
  plan(readSound(oneSheet(rows, more)), choices, projects)

/** The field of a preview that stands at a path, or at a path's part of a report. */
export function fieldAt(preview: ImportPreview, path: string, row = 0): PreviewField | undefined {
  return preview.rows[row]?.fields.find((field) => field.path === path || field.part === path)
}

/** Answers every question, reasons included, with its first option: what a person who agrees does. */
export function agree(preview: ImportPreview): Record<string, string> {
  return Object.fromEntries(preview.questions.filter(({ isOptional }) => !isOptional).map(({ id, options }) => [id, options[0]?.value ?? '经核对无误']))
}

/** The drafts of everything a preview would write. */
export const draftsOf = (preview: ImportPreview, register: Register = EMPTY_REGISTER): readonly EventDraft[] =>
  importDrafts(preview, {
    accepted: writableRows(preview),
    projects: register.projects,
    changeTo: (subject, field, to) => changeTo(register, subject, field, to),
  })

/** A device whose log holds drafts; the register they fold to. */
export function written(drafts: readonly EventDraft[], device = new Device('import')): { device: Device; register: Register } {
  for (const draft of drafts) device.write(draft)
  return { device, register: foldEvents(device.known) }
}
