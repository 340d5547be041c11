import { shallowRef, type Ref } from 'vue'
import { localDay, type IsoDate } from '#domain/calendar.ts'
import { EXIF_REACH, readCameraFacts } from '#domain/exif.ts'
import { JPEG_QUALITY, judgePhotoFile, storedSize, undecodable, type PhotoIssue } from '#domain/photoFile.ts'
import { fail, ok, type Result } from '#domain/result.ts'

/** A photo re-encoded on this device, with what the file told of its day and place for a person to confirm. */
export interface TakenPhoto {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
  readonly fileName: string
  readonly width: number
  readonly height: number
  /** The camera's day, else the file's; `fromCamera` tells which. */
  readonly takenAt: IsoDate
  readonly fromCamera: boolean
  readonly longitude: number | null
  readonly latitude: number | null
}

/** Longest file name kept; only for a person to recognise the file by. */
const MAX_FILE_NAME = 120

/**
 * Takes a chosen file as a site photo: re-encoded through a canvas, so that nothing the camera wrote
 * (serial number, thumbnail, position) goes along unseen. The day and place it wrote are read before.
 */
export async function takePhoto(file: File): Promise<Result<TakenPhoto, PhotoIssue>> {
  const issue = judgePhotoFile(file)
  if (issue) return fail(issue)
  const head = new Uint8Array(await file.slice(0, EXIF_REACH).arrayBuffer())
  const encoded = await reencode(file)
  if (!encoded) return fail(undecodable(file.name, head))
  const facts = readCameraFacts(head)
  return ok({
    ...encoded,
    mediaType: 'image/jpeg',
    fileName: file.name.slice(-MAX_FILE_NAME) || '照片.jpg',
    takenAt: facts.takenAt ?? localDay(file.lastModified),
    fromCamera: facts.takenAt !== null,
    longitude: facts.longitude,
    latitude: facts.latitude,
  })
}

async function reencode(file: File): Promise<{ bytes: Uint8Array; width: number; height: number } | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return null
  const canvas = document.createElement('canvas')
  Object.assign(canvas, storedSize(bitmap.width, bitmap.height))
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = context && (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY)))
  return blob ? { bytes: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height } : null
}

/** Taking one photo after another: the last one wins, and a slow one that was replaced is dropped. */
export function usePhotoIntake(): { busy: Ref<boolean>; take: (file: File) => Promise<Result<TakenPhoto, PhotoIssue> | null> } {
  const busy = shallowRef(false)
  let latest = 0
  async function take(file: File): Promise<Result<TakenPhoto, PhotoIssue> | null> {
    const turn = ++latest
    busy.value = true
    const taken = await takePhoto(file)
    if (turn !== latest) return null
    busy.value = false
    return taken
  }
  return { busy, take }
}
