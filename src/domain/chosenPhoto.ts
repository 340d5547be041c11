import * as v from 'valibot'
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

/** How old a file may be for the device's position to be that of the photo, ms: ten minutes of walking on site. */
export const TAKEN_HERE_WITHIN = 10 * 60_000

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
