import type { PlacedAt } from '#domain/distance.ts'
import type { PhotoIssue } from '#domain/photoFile.ts'
import { fail, ok, type Result } from '#domain/result.ts'

/** Longest wait for a position that a person asked for: ms. Indoors a phone may never find one. */
const POSITION_WITHIN = 15_000
/** Longest wait for one that nobody asked for: ms. Nobody stands and waits for it. */
const QUIETLY_WITHIN = 5_000
/** A position a minute old is still where the person stands: ms. */
const POSITION_FRESH = 60_000

/** Where the device stands, in degrees WGS84. */
export interface Position extends PlacedAt {
  /** How far off it may be: m. */
  readonly accuracy: number
}

/** The device's position. */
export interface PhotoPosition {
  /** False on a plain http address, where browsers refuse it. */
  readonly available: boolean
  /** Asks for it; the browser may ask the person first. */
  readonly locate: () => Promise<Result<Position, PhotoIssue>>
  /** Finds it where the person has allowed it for good, and asks nobody; else `null`. */
  readonly locateQuietly: () => Promise<Position | null>
}

/** Asks for the device's position. */
export function usePhotoPosition(target: Window = window): PhotoPosition {
  const available = target.isSecureContext && 'geolocation' in target.navigator
  const find = (timeout: number): Promise<Result<Position, PhotoIssue>> =>
    new Promise((resolve) => {
      target.navigator.geolocation.getCurrentPosition(
        ({ coords, timestamp }) => resolve(ok({ longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy, at: timestamp })),
        ({ code, PERMISSION_DENIED }) => resolve(fail({ code: 'photo/no-position', denied: code === PERMISSION_DENIED })),
        { enableHighAccuracy: true, timeout, maximumAge: POSITION_FRESH },
      )
    })
  async function locateQuietly(): Promise<Position | null> {
    if (!available || !(await isGranted(target.navigator))) return null
    const found = await find(QUIETLY_WITHIN)
    return found.ok ? found.value : null
  }
  return { available, locate: () => find(POSITION_WITHIN), locateQuietly }
}

/** Whether a position may be had without a question. A browser that cannot be asked (Safari 15) says no. */
async function isGranted({ permissions }: Navigator): Promise<boolean> {
  const asked = await permissions?.query({ name: 'geolocation' }).catch(() => null)
  return asked?.state === 'granted'
}
