import type { IsoDate } from './calendar.ts'

/** Where a photo's time comes from: the camera, the file it lies in, or a person's word. */
export type TimeSource = 'camera' | 'file' | 'typed'

/** What is burnt into the foot of a photo, as the device knows it. Degrees WGS84, accuracy in m. */
export interface StampFacts {
  readonly projectName: string
  readonly takenAt: IsoDate | null
  readonly takenTime: string | null
  readonly timeSource: TimeSource
  readonly place: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly accuracy: number | null
  readonly person: string
}

const SOURCES: Readonly<Record<TimeSource, string>> = { camera: '', file: '（文件时间）', typed: '（填写）' }

/** A full-width space between two parts of a line. */
const GAP = '\u3000'

/** The lines of a stamp, top to bottom: project, time and person, place. What is not known is said. */
export function stampLines({ projectName, takenAt, takenTime, timeSource, person, ...where }: StampFacts): string[] {
  const time = takenAt === null ? '时间不明' : `${[takenAt, takenTime].filter(Boolean).join(' ')}${SOURCES[timeSource]}`
  return [projectName, `${time}${GAP}${person}`, placeLine(where)]
}

function placeLine({ place, longitude, latitude, accuracy }: Pick<StampFacts, 'place' | 'longitude' | 'latitude' | 'accuracy'>): string {
  const position = longitude === null || latitude === null ? null : `${longitude.toFixed(6)}, ${latitude.toFixed(6)}${accuracy === null ? '' : `（±${Math.round(accuracy)} 米）`}`
  if (place === null && position === null) return '无定位'
  return [place, position ?? '无定位'].filter(Boolean).join(GAP)
}
