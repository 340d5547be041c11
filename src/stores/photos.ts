import { defineStore } from 'pinia'
import { keyed } from '#domain/fields.ts'
import type { Photo } from '#domain/evidence.ts'
import type { PhotoContent } from '#domain/gateForm.ts'
import type { Project } from '#domain/project.ts'
import { hashOf } from '#log/hash.ts'
import type { FileBytes } from '#log/types.ts'
import { changeTo } from '#projection/register.ts'
import type { ActResult } from './acts.ts'
import { theLog } from './openedLog.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'

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

  /** Attaches a further photo to a project. */
  function attach(project: Project, photo: Photo, bytes: Uint8Array): Promise<ActResult> {
    const change = changeTo(useRegister().register, project.id, keyed('photo', photo.hash), photo)
    const draft = { type: 'PhotoAttached', subject: project.id, payload: { hash: photo.hash }, changes: [change] } as const
    return useRecorder().record(`为“${project.name}”添加${photo.kind}照片`, [draft], [{ hash: photo.hash, mediaType: photo.mediaType, bytes }])
  }

  return { contentOf, load, attach }
})
