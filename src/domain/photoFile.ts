/** Why a chosen file cannot become a site photo, or a position cannot be had. */
export type PhotoIssue =
  | { readonly code: 'photo/empty'; readonly name: string }
  | { readonly code: 'photo/too-big'; readonly name: string; readonly megabytes: number; readonly limit: number }
  | { readonly code: 'photo/not-an-image'; readonly name: string }
  | { readonly code: 'photo/heic'; readonly name: string }
  | { readonly code: 'photo/undecodable'; readonly name: string }
  | { readonly code: 'photo/no-position'; readonly denied: boolean }
  /** The storage would not take it: bytes needed and free. */
  | { readonly code: 'photo/no-room'; readonly needed: number; readonly free: number }
  | { readonly code: 'photo/no-reason' }

/** Largest file read, MiB: a phone's best photo has 15; a larger one would exhaust an old phone's memory. */
export const MAX_PHOTO_MIB = 40
/** Longer edge of a stored photo, px: a licence plate stays readable and 300 kB go round the group. */
export const LONG_EDGE = 1600
/** What a stored photo should weigh, bytes: a day's twenty photos still go through a chat. */
export const TARGET_BYTES = 300 * 1024
/** JPEG qualities tried in turn until a photo is light enough; below the last, lettering on site boards frays. */
export const QUALITY_STEPS = [0.82, 0.74, 0.66, 0.58, 0.5] as const
/** JPEG quality of a photo that is chosen and not saved yet: it is encoded once more with its stamp. */
export const DRAFT_QUALITY = 0.92

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
