import { computed, shallowRef, type Ref, type ShallowRef } from 'vue'
import { stampPhoto, usePhotoIntake, type TakenPhoto } from '#composables/usePhotoIntake.ts'
import type { TypedDraft } from '#composables/useTypedDraft.ts'
import { readChosen } from '#domain/chosenPhoto.ts'
import type { TypedField } from '#domain/gateFields.ts'
import { photoFrom, type PhotoContent } from '#domain/gateForm.ts'
import type { PhotoIssue } from '#domain/photoFile.ts'
import { ok, type Result } from '#domain/result.ts'
import { explain } from '#domain/wording.ts'
import { usePhotos } from '#stores/photos.ts'
import { useSession } from '#stores/session.ts'
import { underWay } from '#stores/underWay.ts'
import { say } from '#stores/wording.ts'

/** Photos chosen in this visit and not yet handed in, by draft: closing the dialog does not lose them. */
const chosen = new Map<string, TakenPhoto>()

/** A form has one photo; it is kept under this name on the device until the form is handed in. */
const ONLY = 'photo'

/** A form's photo: chosen, re-encoded, and named by its content. */
export interface FormPhoto {
  readonly photo: Readonly<ShallowRef<TakenPhoto | null>>
  readonly content: Readonly<Ref<PhotoContent | null>>
  readonly busy: Readonly<Ref<boolean>>
  /** Why the last file was not taken, in words. */
  readonly problem: Readonly<Ref<string | null>>
  readonly pick: (file: File) => Promise<void>
  readonly drop: () => void
  /** Brings back the photo that a killed tab left on the device. */
  readonly recover: () => Promise<void>
  /** Burns in what the form says of the photo: from then on this is the photo that is handed in. */
  readonly seal: (projectName: string) => Promise<Result<TakenPhoto | null, PhotoIssue>>
}

/** The photo of a form; its day and place are suggested to the texts beside it, and overwrite none. */
export function useGatePhoto(key: string, texts: TypedDraft<TypedField>['texts']): FormPhoto {
  const intake = usePhotoIntake()
  const photos = usePhotos()
  const photo = shallowRef(chosen.get(key) ?? null)
  const sealed = shallowRef<TakenPhoto | null>(null)
  const problem = shallowRef<string | null>(null)
  const content = computed(() => (photo.value ? photos.contentOf(sealed.value ?? photo.value) : null))

  function show(taken: TakenPhoto): void {
    photo.value = taken
    sealed.value = null
    chosen.set(key, taken)
  }
  const pick = (file: File): Promise<void> => underWay(takeUp(file))
  async function takeUp(file: File): Promise<void> {
    const taken = await intake.take(file)
    if (!taken) return
    problem.value = taken.ok ? null : explain(taken.issue)
    if (!taken.ok) return
    show(taken.value)
    suggest(texts, taken.value)
    const { bytes, mediaType, ...facts } = taken.value
    const kept = await photos.keepChosen(key, { id: ONLY, mediaType, bytes, facts: JSON.stringify({ ...facts, kind: '开工' }) })
    if (!kept.ok) problem.value = say(kept.issue)
  }
  function drop(): void {
    if (photo.value) void photos.dropChosen(key, ONLY)
    photo.value = sealed.value = null
    chosen.delete(key)
    problem.value = null
    for (const field of ['takenAt', 'longitude', 'latitude'] as const) delete texts[field]
  }
  async function recover(): Promise<void> {
    const left = await photos.chosenIn(key)
    const file = left.ok ? left.value.at(-1) : undefined
    const facts = file && readChosen(file.facts)
    if (file && facts && !photo.value) show({ ...facts, takenTime: facts.takenTime ?? null, bytes: file.bytes, mediaType: 'image/jpeg' })
  }
  async function seal(projectName: string): Promise<Result<TakenPhoto | null, PhotoIssue>> {
    const taken = photo.value
    if (!taken) return ok(null)
    const stamped = await stampPhoto(taken, stampOf(taken, projectName, texts))
    if (stamped.ok) sealed.value = stamped.value
    return stamped
  }
  return { photo: computed(() => sealed.value ?? photo.value), content, busy: intake.busy, problem, pick, drop, recover, seal }
}

/** What the form says of its photo; the time of day only while the day is still the photo's own. */
function stampOf(taken: TakenPhoto, projectName: string, texts: TypedDraft<TypedField>['texts']): Parameters<typeof stampPhoto>[1] {
  const { takenAt, place, longitude, latitude } = photoFrom({ hash: '', fileName: '', mediaType: 'image/jpeg', size: 0 }, '开工', texts)
  const own = takenAt === taken.takenAt
  const timeSource = !own ? 'typed' : taken.fromCamera ? 'camera' : 'file'
  return { projectName, takenAt, takenTime: own ? taken.takenTime : null, timeSource, place, longitude, latitude, accuracy: null, person: useSession().actor?.person ?? '' }
}

function suggest(texts: TypedDraft<TypedField>['texts'], { takenAt, longitude, latitude }: TakenPhoto): void {
  texts.takenAt ||= takenAt
  if (longitude === null || latitude === null || texts.longitude) return
  texts.longitude = String(longitude)
  texts.latitude = String(latitude)
}
