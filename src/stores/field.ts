import { defineStore } from 'pinia'
import { localDay, type Period } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import type { Photo } from '#domain/evidence.ts'
import { monthTexts, readIssue, saysMonth, type UpdateTexts } from '#domain/fieldUpdate.ts'
import { nameUpdate } from '#domain/fieldWords.ts'
import { mayWrite, type Actor } from '#domain/person.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { FileBytes } from '#log/types.ts'
import { issueRaised, photoAttached } from '#projection/photoDrafts.ts'
import { newSubjectKey, type ActResult } from './acts.ts'
import { usePhotos } from './photos.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { handInDraft, typedDraft } from './reports.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** What a person brings from the site, in one act. */
export interface SiteUpdate {
  readonly period: Period
  readonly texts: UpdateTexts
  /** Whether the month is handed in, or kept as a draft. */
  readonly handIn: boolean
  /** What was asked of the month and answered with yes, in words; "" when nothing was. */
  readonly confirmed: string
  readonly photos: readonly { readonly photo: Photo; readonly bytes: Uint8Array }[]
}

/** The command of the site: month, problem and photos in one act, all of it or nothing, taken back as one. */
export const useField = defineStore('field', () => {
  async function save(id: ProjectId, update: SiteUpdate): Promise<ActResult> {
    const actor = mayWrite(useSession().actor)
    if (!actor.ok) return actor
    const project = useRegister().project(id)
    if (!project) return ok(null)
    const parts = partsOf(project, update, actor.value)
    if (!parts.ok) return parts
    const fits = await usePhotos().room(update.photos.reduce((sum, { bytes }) => sum + bytes.byteLength, 0))
    if (!fits.ok) return fits
    const { month, issue } = parts.value
    const pictures = update.photos.map(({ photo }) => photoAttached(useRegister().register, id, photo))
    const drafts = [month, issue, ...pictures].filter((draft): draft is EventDraft => draft !== null)
    if (drafts.length === 0) return fail({ code: 'field/nothing' })
    const files: FileBytes[] = update.photos.map(({ photo: { hash, mediaType }, bytes }) => ({ hash, mediaType, bytes }))
    const title = nameUpdate(project.name, { period: month && update.period, handedIn: update.handIn, issue: issue !== null, photos: pictures.length })
    return useRecorder().record(title, drafts, files)
  }
  return { save }
})

/** The month's and the problem's drafts; `null` for what was not spoken of. */
function partsOf(project: Project, { period, texts, handIn, confirmed }: SiteUpdate, actor: Actor): Result<{ month: EventDraft | null; issue: EventDraft | null }, ActIssue> {
  const issue = readIssue(texts, project, actor, localDay(Date.now()))
  if (!issue.ok) return issue
  const month = handIn ? handInDraft(project, period, { id: project.id, texts: monthTexts(texts), confirmed }, actor) : saysMonth(texts) ? typedDraft(project, period, monthTexts(texts), actor) : ok(null)
  if (!month.ok) return month
  return ok({ month: month.value, issue: issue.value && issueRaised(`issue/${newSubjectKey()}`, issue.value) })
}
