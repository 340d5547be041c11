import { shallowRef, type Ref } from 'vue'
import { localDay, localTime, type IsoDate } from '#domain/calendar.ts'
import { EXIF_REACH, readCameraFacts, type CameraFacts } from '#domain/exif.ts'
import { judgePhotoFile, undecodable, type PhotoIssue } from '#domain/photoFile.ts'
import { stampLines, type StampFacts } from '#domain/photoStamp.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { drawAway } from './photoDesk.ts'

/** A photo re-encoded on this device, with what the file told of its time and place for a person to confirm. */
export interface TakenPhoto {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
  readonly fileName: string
  readonly width: number
  readonly height: number
  /** The camera's day and time, else the file's; `fromCamera` tells which. */
  readonly takenAt: IsoDate
  readonly takenTime: string | null
  readonly fromCamera: boolean
  readonly longitude: number | null
  readonly latitude: number | null
  /** How far off a position of the device's may be, m; the camera says nothing of its own. */
  readonly accuracy: number | null
  /** When it was made: epoch ms, by the camera's clock, else by the file. A picture sent on by chat is a new file of an old photo. */
  readonly madeAt: number
}

/** Longest file name kept; only for a person to recognise the file by. */
const MAX_FILE_NAME = 120

/**
 * Takes a chosen file as a site photo: drawn anew and smaller, so that nothing the camera wrote (serial number,
 * thumbnail, position) goes along unseen. The time and place it wrote are read before.
 */
export async function takePhoto(file: File): Promise<Result<TakenPhoto, PhotoIssue>> {
  const issue = judgePhotoFile(file)
  if (issue) return fail(issue)
  const head = new Uint8Array(await file.slice(0, EXIF_REACH).arrayBuffer())
  const drawn = await drawAway({ kind: 'shrink', picture: file })
  if (!drawn) return fail(undecodable(file.name, head))
  const facts = readCameraFacts(head)
  return ok({
    ...drawn,
    mediaType: 'image/jpeg',
    fileName: file.name.slice(-MAX_FILE_NAME) || '照片.jpg',
    takenAt: facts.takenAt ?? localDay(file.lastModified),
    takenTime: facts.takenAt === null ? localTime(file.lastModified) : facts.takenTime,
    fromCamera: facts.takenAt !== null,
    longitude: facts.longitude,
    latitude: facts.latitude,
    accuracy: null,
    madeAt: madeAt(file, facts),
  })
}

const madeAt = ({ lastModified }: File, { takenAt, takenTime }: CameraFacts): number =>
  takenAt === null ? lastModified : Date.parse(`${takenAt}T${takenTime ?? '00:00'}`)

/** Burns what is known of a photo into its foot and makes it as light as a stored photo is. */
export async function stampPhoto<T extends Pick<TakenPhoto, 'bytes' | 'mediaType' | 'fileName'>>(photo: T, facts: StampFacts): Promise<Result<T, PhotoIssue>> {
  // A copy: the bytes may lie in a buffer that is shared, which a Blob does not take.
  const picture = new Blob([photo.bytes.slice()], { type: photo.mediaType })
  const drawn = await drawAway({ kind: 'stamp', picture, lines: stampLines(facts) })
  return drawn ? ok({ ...photo, ...drawn }) : fail({ code: 'photo/undecodable', name: photo.fileName })
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
