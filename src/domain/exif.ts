import { isIsoDate, isTime, type IsoDate } from './calendar.ts'

/** What a camera wrote into a photo: the day by its own clock, and where it stood, in degrees WGS84. */
export interface CameraFacts {
  readonly takenAt: IsoDate | null
  /** `HH:MM` by the camera's own clock. */
  readonly takenTime: string | null
  readonly longitude: number | null
  readonly latitude: number | null
}

/** A photo that tells nothing. */
export const NO_FACTS: CameraFacts = { takenAt: null, takenTime: null, longitude: null, latitude: null }

/** Bytes that hold the Exif block of every common camera; only these need to be read of a file. */
export const EXIF_REACH = 256 * 1024

const TAG = { exifBlock: 0x8769, gpsBlock: 0x8825, dateTimeOriginal: 0x9003, latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const
const ASCII = 2
const RATIONAL = 5

/** An Exif directory's entries by tag: where their value lies in the block, of what type and how many. */
type Directory = ReadonlyMap<number, { at: number; type: number; count: number }>

/**
 * Reads the day and place a camera wrote into a JPEG (Exif 2.3: TIFF directories inside segment APP1).
 * Whatever is missing, odd or damaged is `null`: it is a suggestion that a person confirms.
 */
export function readCameraFacts(bytes: Uint8Array): CameraFacts {
  try {
    const block = exifBlock(bytes)
    return block ? factsOf(block) : NO_FACTS
  } catch (error) {
    // A length that points outside the file.
    if (error instanceof RangeError) return NO_FACTS
    throw error
  }
}

function exifBlock(bytes: Uint8Array): DataView | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  let at = 2
  while (at + 4 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    if (marker === 0xe1 && ascii(view, at + 4, 4) === 'Exif') return new DataView(bytes.buffer, bytes.byteOffset + at + 10, length - 8)
    // The picture itself begins: no directory comes after it.
    if (marker === 0xda) return null
    at += 2 + length
  }
  return null
}

function factsOf(block: DataView): CameraFacts {
  const little = ascii(block, 0, 2) === 'II'
  const root = directory(block, block.getUint32(4, little), little)
  const pointer = (tag: number): Directory => {
    const entry = root.get(tag)
    return entry ? directory(block, block.getUint32(entry.at, little), little) : new Map()
  }
  const gps = pointer(TAG.gpsBlock)
  return {
    ...momentOf(block, pointer(TAG.exifBlock), little),
    longitude: degrees(block, gps, TAG.longitude, TAG.longitudeRef, little),
    latitude: degrees(block, gps, TAG.latitude, TAG.latitudeRef, little),
  }
}

function directory(block: DataView, start: number, little: boolean): Directory {
  const entries = new Map<number, { at: number; type: number; count: number }>()
  const count = block.getUint16(start, little)
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * 12
    entries.set(block.getUint16(at, little), { type: block.getUint16(at + 2, little), count: block.getUint32(at + 4, little), at: at + 8 })
  }
  return entries
}

/** `2025:03:04 10:11:12` as the camera's own clock told. */
function momentOf(block: DataView, exif: Directory, little: boolean): Pick<CameraFacts, 'takenAt' | 'takenTime'> {
  const entry = exif.get(TAG.dateTimeOriginal)
  if (!entry || entry.type !== ASCII) return { takenAt: null, takenTime: null }
  const start = block.getUint32(entry.at, little)
  const day = ascii(block, start, 10).replaceAll(':', '-')
  if (!isIsoDate(day)) return { takenAt: null, takenTime: null }
  const time = entry.count >= 16 ? ascii(block, start + 11, 5) : ''
  return { takenAt: day, takenTime: isTime(time) ? time : null }
}

/** Degrees, minutes and seconds as three rationals, and N/S or E/W beside them. */
function degrees(block: DataView, gps: Directory, tag: number, refTag: number, little: boolean): number | null {
  const entry = gps.get(tag)
  const ref = gps.get(refTag)
  if (!entry || !ref || entry.type !== RATIONAL || entry.count !== 3) return null
  const start = block.getUint32(entry.at, little)
  const part = (index: number): number => block.getUint32(start + index * 8, little) / block.getUint32(start + index * 8 + 4, little)
  const value = part(0) + part(1) / 60 + part(2) / 3600
  const sign = 'SW'.includes(ascii(block, ref.at, 1)) ? -1 : 1
  const limit = tag === TAG.longitude ? 180 : 90
  return Number.isFinite(value) && value <= limit && value !== 0 ? Math.round(sign * value * 1e6) / 1e6 : null
}

function ascii(view: DataView, at: number, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) text += String.fromCharCode(view.getUint8(at + index))
  return text
}
