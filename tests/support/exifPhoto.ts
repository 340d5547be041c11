/** What a camera would write into a photo. */
export interface CameraNote {
  /** `2025:03:02` */
  readonly day: string
  readonly latitude: readonly [number, number, number]
  readonly longitude: readonly [number, number, number]
}

const HEADER = 8
const directorySize = (entries: number): number => 2 + entries * 12 + 4

/** Puts an Exif block into a JPEG, as a camera does (TIFF, little endian, north and east). */
export function withExif(jpeg: Uint8Array, note: CameraNote): Uint8Array {
  const tiff = tiffBlock(note)
  const segment = new Uint8Array(4 + 6 + tiff.length)
  segment.set([0xff, 0xe1, (segment.length - 2) >> 8, (segment.length - 2) & 0xff, ...ascii('Exif\0\0')])
  segment.set(tiff, 10)
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)])
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0))

function tiffBlock({ day, latitude, longitude }: CameraNote): Uint8Array {
  const exifAt = HEADER + directorySize(2)
  const gpsAt = exifAt + directorySize(1)
  const dayAt = gpsAt + directorySize(4)
  const latitudeAt = dayAt + 20
  const longitudeAt = latitudeAt + 24
  const view = new DataView(new ArrayBuffer(longitudeAt + 24))
  const bytes = new Uint8Array(view.buffer)
  bytes.set(ascii('II*\0'))
  view.setUint32(4, HEADER, true)
  directory(view, HEADER, [[0x8769, 4, 1, exifAt], [0x8825, 4, 1, gpsAt]])
  directory(view, exifAt, [[0x9003, 2, 20, dayAt]])
  directory(view, gpsAt, [[1, 2, 2, 'N'.charCodeAt(0)], [2, 5, 3, latitudeAt], [3, 2, 2, 'E'.charCodeAt(0)], [4, 5, 3, longitudeAt]])
  bytes.set(ascii(`${day} 10:11:12\0`), dayAt)
  rationals(view, latitudeAt, latitude)
  rationals(view, longitudeAt, longitude)
  return bytes
}

function directory(view: DataView, at: number, entries: readonly (readonly [tag: number, type: number, count: number, value: number])[]): void {
  view.setUint16(at, entries.length, true)
  entries.forEach(([tag, type, count, value], index) => {
    const entry = at + 2 + index * 12
    view.setUint16(entry, tag, true)
    view.setUint16(entry + 2, type, true)
    view.setUint32(entry + 4, count, true)
    view.setUint32(entry + 8, value, true)
  })
}

function rationals(view: DataView, at: number, parts: readonly number[]): void {
  parts.forEach((part, index) => {
    view.setUint32(at + index * 8, part, true)
    view.setUint32(at + index * 8 + 4, 1, true)
  })
}

/** Puts an Exif block into a JPEG that says only how the camera was held; 6 is a quarter turn to the right. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = new Uint8Array(HEADER + directorySize(1))
  const view = new DataView(tiff.buffer)
  tiff.set(ascii('II*\0'))
  view.setUint32(4, HEADER, true)
  directory(view, HEADER, [[0x0112, 3, 1, orientation]])
  const segment = new Uint8Array([0xff, 0xe1, 0, tiff.length + 8, ...ascii('Exif\0\0'), ...tiff])
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)])
}
