import { metresBetween, placeOf, type Place } from './distance.ts'
import { PHOTO_KINDS, type Photo } from './evidence.ts'

/** Photos of one day, latest first; `day` is "" where none is known. */
export interface PhotoDay {
  readonly day: string
  readonly photos: readonly Photo[]
}

/** A kind of photo with how many there are: what the gallery is narrowed by. */
export const kindCounts = (photos: readonly Photo[]): { kind: Photo['kind']; count: number }[] =>
  PHOTO_KINDS.map((kind) => ({ kind, count: photos.filter((photo) => photo.kind === kind).length })).filter(({ count }) => count > 0)

/** When a photo was taken, as text that sorts; the unknown sorts first. */
export const momentOf = ({ takenAt, takenTime }: Pick<Photo, 'takenAt' | 'takenTime'>): string => (takenAt === null ? '' : `${takenAt} ${takenTime ?? ''}`)

/** Photos earliest first; two of one moment by their names, so that every device shows them alike. */
export const inTime = (photos: readonly Photo[]): Photo[] =>
  [...photos].sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : a.hash < b.hash ? -1 : 1))

/** The gallery's days, latest first; photos without a day come last. */
export function byDay(photos: readonly Photo[]): PhotoDay[] {
  const days = new Map<string, Photo[]>()
  for (const photo of inTime(photos).reverse()) {
    const day = photo.takenAt ?? ''
    days.set(day, [...(days.get(day) ?? []), photo])
  }
  return [...days].map(([day, own]) => ({ day, photos: own }))
}

/** Photos by how far from a place they were taken, nearest first; those without a position come last with `null`. */
export function byDistance(photos: readonly Photo[], from: Place): { readonly photo: Photo; readonly metres: number | null }[] {
  const far = photos.map((photo) => ({ photo, metres: placeOf(photo) === null ? null : metresBetween(from, placeOf(photo) as Place) }))
  return far.sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || (a.photo.hash < b.photo.hash ? -1 : 1))
}
