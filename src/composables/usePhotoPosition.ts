import type { Place } from '#domain/distance.ts'
import type { PhotoIssue } from '#domain/photoFile.ts'
import { fail, ok, type Result } from '#domain/result.ts'

/** Longest wait for a position: ms. Indoors a phone may never find one. */
const POSITION_WITHIN = 15_000
/** A position a minute old is still where the person stands: ms. */
const POSITION_FRESH = 60_000

/** Where the device stands, in degrees WGS84. */
export interface Position extends Place {
  /** How far off it may be: m. */
  readonly accuracy: number
}

/** Asks for the device's position. `available` is false on a plain http address, where browsers refuse it. */
export function usePhotoPosition(target: Window = window): { available: boolean; locate: () => Promise<Result<Position, PhotoIssue>> } {
  const available = target.isSecureContext && 'geolocation' in target.navigator
  const locate = (): Promise<Result<Position, PhotoIssue>> =>
    new Promise((resolve) => {
      target.navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve(ok({ longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy })),
        ({ code, PERMISSION_DENIED }) => resolve(fail({ code: 'photo/no-position', denied: code === PERMISSION_DENIED })),
        { enableHighAccuracy: true, timeout: POSITION_WITHIN, maximumAge: POSITION_FRESH },
      )
    })
  return { available, locate }
}
