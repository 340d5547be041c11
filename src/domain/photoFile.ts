/** Why a chosen file cannot become a site photo, or a position cannot be had. */
export type PhotoIssue =
  | { readonly code: 'photo/empty'; readonly name: string }
  | { readonly code: 'photo/too-big'; readonly name: string; readonly megabytes: number; readonly limit: number }
  | { readonly code: 'photo/not-an-image'; readonly name: string }
  | { readonly code: 'photo/heic'; readonly name: string }
  | { readonly code: 'photo/undecodable'; readonly name: string }
  | { readonly code: 'photo/no-position'; readonly denied: boolean }

/** Largest file read, MiB: a phone's best photo has 15; a larger one would exhaust an old phone's memory. */
export const MAX_PHOTO_MIB = 40
/** Longer edge of a stored photo, px: a licence plate stays readable and 300 kB go round the group. */
export const LONG_EDGE = 1600
/** JPEG quality of a stored photo; below it, lettering on site boards frays. */
export const JPEG_QUALITY = 0.8

const BYTES_PER_MIB = 1024 * 1024

/** What is wrong with a file before it is decoded, or `null`. */
export function judgePhotoFile({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): PhotoIssue | null {
  if (size === 0) return { code: 'photo/empty', name }
  if (size > MAX_PHOTO_MIB * BYTES_PER_MIB) return { code: 'photo/too-big', name, megabytes: Math.round(size / BYTES_PER_MIB), limit: MAX_PHOTO_MIB }
  return type !== '' && !type.startsWith('image/') ? { code: 'photo/not-an-image', name } : null
}

/** Names what an undecodable file is: HEIC, by its first bytes, or damaged. */
export function undecodable(name: string, head: Uint8Array): PhotoIssue {
  const brand = String.fromCharCode(...head.subarray(4, 12))
  return { code: /^ftyp(hei|hev|mif1|msf1|heim|heis)/.test(brand) || /\.hei[cf]$/i.test(name) ? 'photo/heic' : 'photo/undecodable', name }
}

/** The size at which a photo is stored: never larger than it came, its longer edge at most {@link LONG_EDGE}. */
export function storedSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONG_EDGE / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
