/** A place in degrees, WGS84. */
export interface Place {
  readonly longitude: number
  readonly latitude: number
}

/** Where something was found to be, and when: epoch ms. */
export interface PlacedAt extends Place {
  readonly at: number
}

/** Mean radius of the earth: m. */
const EARTH_RADIUS = 6_371_000

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The way from one place to another as the crow flies (haversine): whole m. */
export function metresBetween(from: Place, to: Place): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return Math.round(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half))))
}

/** The place of something whose degrees may be 未填; half a place is none. */
export const placeOf = ({ longitude, latitude }: { readonly longitude: number | null; readonly latitude: number | null }): Place | null =>
  longitude === null || latitude === null ? null : { longitude, latitude }
