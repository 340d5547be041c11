import { defineStore } from 'pinia'
import type { Photo } from '#domain/evidence.ts'
import type { PhotoContent } from '#domain/gateForm.ts'
import type { Project } from '#domain/project.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { roomFor, type NoRoom } from '#domain/storageRoom.ts'
import { readWords } from '#domain/words.ts'
import { hashOf } from '#log/hash.ts'
import type { DraftFile, FileBytes, LogIssue } from '#log/types.ts'
import { photoAttached, photoRemoved } from '#projection/photoDrafts.ts'
import type { ActResult } from './acts.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { useStorage } from './storage.ts'

/** A re-encoded photo, before it is known by its content. */
export interface UnnamedPhoto {
  readonly bytes: Uint8Array
  readonly mediaType: Photo['mediaType']
  readonly fileName: string
}

/** Site photos: named by the SHA-256 of their bytes, kept in the log beside the event that brings them. */
export const usePhotos = defineStore('photos', () => {
  /** What the register will know of a photo. */
  function contentOf({ bytes, mediaType, fileName }: UnnamedPhoto): PhotoContent {
    return { hash: hashOf(bytes), fileName, mediaType, size: bytes.byteLength }
  }

  /** A photo's bytes, or `null` where they are missing or damaged; the event stays all the same. */
  const load = (hash: string): Promise<FileBytes | null> => theLog().file(hash)

  /** Whether bytes can be saved; asked before a save is begun, because a full disk may cost more than the save. */
  async function room(bytes: number): Promise<Result<null, NoRoom>> {
    const storage = useStorage()
    await storage.refresh()
    return storage.state ? roomFor(bytes, storage.state) : ok(null)
  }

  /** Attaches a further photo to a project. */
  async function attach(project: Project, photo: Photo, bytes: Uint8Array): Promise<ActResult> {
    const fits = await room(bytes.byteLength)
    if (!fits.ok) return fits
    const file = { hash: photo.hash, mediaType: photo.mediaType, bytes }
    return useRecorder().record(`为“${project.name}”添加${photo.kind}照片`, [photoAttached(useRegister().register, project.id, photo)], [file])
  }

  /** Takes a photo out of sight, with a reason that stays. Its bytes stay too: undo, the past and other devices need them. */
  async function remove(project: Project, photo: Photo, typedReason: string): Promise<ActResult> {
    const reason = readWords('移除原因', typedReason, true)
    if (!reason.ok) return reason
    if (reason.value === null) return fail({ code: 'photo/no-reason' })
    return useRecorder().record(`移除“${project.name}”的${photo.kind}照片`, [photoRemoved(useRegister().register, project.id, photo.hash, reason.value)])
  }

  /** Photos chosen in a form and not saved, as a closed page or a killed tab left them. */
  const chosenIn = (form: string): Promise<Result<readonly DraftFile[], LogIssue>> => reading(() => theLog().draftFiles(form))

  /** Keeps a chosen photo on the device until its form is saved. */
  async function keepChosen(form: string, file: DraftFile): Promise<ActResult> {
    const fits = await room(file.bytes.byteLength)
    return fits.ok ? theLog().keepDraftFile(form, file) : fits
  }

  /** Forgets a chosen photo, or with `null` all of a form. */
  const dropChosen = (form: string, id: string | null): Promise<Result<null, LogIssue>> => theLog().dropDraftFile(form, id)

  return { contentOf, load, room, attach, remove, chosenIn, keepChosen, dropChosen }
})
