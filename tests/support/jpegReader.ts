/** What a JPEG says of itself, read by the tests' own reader of its segments. */
export interface JpegFacts {
  readonly width: number
  readonly height: number
  /** What the application segments APP1 to APP15 call themselves (`Exif`), the picture's colour profile left out. */
  readonly cameraSegments: readonly string[]
}

/** Reads a JPEG's size and its application segments (ITU T.81, B.1.1). @throws when it is no JPEG */
export function readJpeg(bytes: Uint8Array): JpegFacts {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('no JPEG')
  const cameraSegments: string[] = []
  let at = 2
  while (at + 9 < bytes.length) {
    const [marker, length] = [bytes[at + 1] ?? 0, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)]
    const name = new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 2 + length)).split('\0')[0] ?? ''
    if (marker > 0xe0 && marker <= 0xef && name !== 'ICC_PROFILE') cameraSegments.push(name)
    // A frame header: baseline or progressive, before any picture data.
    if (marker === 0xc0 || marker === 0xc2) {
      const two = (from: number): number => ((bytes[from] ?? 0) << 8) | (bytes[from + 1] ?? 0)
      return { height: two(at + 5), width: two(at + 7), cameraSegments }
    }
    at += 2 + length
  }
  throw new Error('no frame')
}
