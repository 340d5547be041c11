import * as v from 'valibot'
import type { PlacedAt } from './distance.ts'
import { PHOTO_KINDS, PhotoSchema, type Photo } from './evidence.ts'
import type { PhotoContent } from './gateForm.ts'
import type { StampFacts } from './photoStamp.ts'
import { DateSchema } from './schema.ts'
import type { Stage } from './stage.ts'

const { takenTime, place, longitude, latitude, accuracy } = PhotoSchema.entries

/** What is known of a photo that was chosen and not saved yet. */
const ChosenSchema = v.object({
  fileName: v.string(),
  width: v.number(),
  height: v.number(),
  takenAt: DateSchema,
  takenTime,
  fromCamera: v.boolean(),
  /** Where a person says it was taken; left out until they do. */
  place: v.optional(place),
  longitude,
  latitude,
  accuracy,
  /** When it was made: epoch ms, by the camera's clock, else by the file. */
  madeAt: v.optional(v.number()),
  kind: v.picklist(PHOTO_KINDS),
})
/** What is known of a photo that was chosen and not saved yet: from the camera, the file and the device. */
export type ChosenFacts = v.InferOutput<typeof ChosenSchema>

/** Reads what a killed tab left behind; `null` for what this version does not understand. */
export function readChosen(text: string): ChosenFacts | null {
  try {
    const read = v.safeParse(ChosenSchema, JSON.parse(text))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

/** The kind a photo most likely is of, by where its project stands. A person may say otherwise. */
export function likelyKind(stage: Stage): Photo['kind'] {
  if (stage === '储备') return '开工'
  if (stage === '投产') return '竣工'
  return stage === '开工' || stage === '续建' ? '建设' : '日常'
}

/** How far apart a file and a position may be for the one to have been made at the other, ms: ten minutes of walking on site. */
const TAKEN_HERE_WITHIN = 10 * 60_000

/** What decides whether a position is a photo's own. */
type Placeable = Pick<Photo, 'longitude' | 'latitude' | 'accuracy'> & { readonly madeAt?: number | undefined }

/** Whether a photo without a place was taken where the device stood at some instant, epoch ms. An older one was taken elsewhere. */
export const lacksPlaceAt = ({ longitude, madeAt }: Placeable, at: number): boolean =>
  longitude === null && madeAt !== undefined && Math.abs(at - madeAt) < TAKEN_HERE_WITHIN

/** A photo just taken stands where the device stands; any other keeps what its camera told, or nothing. */
export function placedBy<P extends Placeable>(photo: P, position: PlacedAt & { readonly accuracy: number }): P {
  if (!lacksPlaceAt(photo, position.at)) return photo
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
  return { ...photo, longitude: round(position.longitude), latitude: round(position.latitude), accuracy: Math.round(position.accuracy) }
}

/** What is burnt into a chosen photo. */
export const chosenStamp = (facts: ChosenFacts, projectName: string, person: string): StampFacts => ({
  projectName, person,
  place: facts.place ?? null,
  takenAt: facts.takenAt,
  takenTime: facts.takenTime ?? null,
  timeSource: facts.fromCamera ? 'camera' : 'file',
  longitude: facts.longitude,
  latitude: facts.latitude,
  accuracy: facts.accuracy ?? null,
})

/** A chosen photo as the register will know it. */
export const chosenPhoto = (facts: ChosenFacts, content: PhotoContent): Photo => ({
  ...content,
  kind: facts.kind,
  takenAt: facts.takenAt,
  takenTime: facts.takenTime ?? null,
  place: facts.place ?? null,
  longitude: facts.longitude,
  latitude: facts.latitude,
  accuracy: facts.accuracy ?? null,
})
