import { computed, shallowRef, type Ref, type ShallowRef } from 'vue'
import { stampPhoto, usePhotoIntake, type TakenPhoto } from '#composables/usePhotoIntake.ts'
import { usePhotoPosition, type Position } from '#composables/usePhotoPosition.ts'
import type { TypedDraft } from '#composables/useTypedDraft.ts'
import { lacksPlaceAt, placedBy, readChosen } from '#domain/chosenPhoto.ts'
import type { TypedField } from '#domain/gateFields.ts'
import { photoFrom, type PhotoContent } from '#domain/gateForm.ts'
import type { PhotoIssue } from '#domain/photoFile.ts'
import { ok, type Result } from '#domain/result.ts'
import { explain } from '#domain/wording.ts'
import { usePhotos } from '#stores/photos.ts'
import { useSession } from '#stores/session.ts'
import { underWay } from '#stores/underWay.ts'
import { say } from '#stores/wording.ts'

type Texts = TypedDraft<TypedField>['texts']

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
  /** Gives the photo the device's position, while it is one just taken; else `null`. @returns why there is none, in words */
  readonly locate: Readonly<Ref<(() => Promise<string | null>) | null>>
  /** Burns in what the form says of the photo: from then on this is the photo that is handed in. */
  readonly seal: (projectName: string) => Promise<Result<TakenPhoto | null, PhotoIssue>>
}

/** A form's photo with its copy on the device. */
function useKeptPhoto(key: string, texts: Texts) {
  const photos = usePhotos()
  const photo = shallowRef(chosen.get(key) ?? null)
  const sealed = shallowRef<TakenPhoto | null>(null)
  const problem = shallowRef<string | null>(null)

  function show(taken: TakenPhoto): void {
    photo.value = taken
    sealed.value = null
    chosen.set(key, taken)
  }
  async function keep(taken: TakenPhoto): Promise<void> {
    suggest(texts, taken, photo.value)
    show(taken)
    const { bytes, mediaType, ...facts } = taken
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
    if (file && facts && !photo.value) show({ ...facts, takenTime: facts.takenTime ?? null, accuracy: facts.accuracy ?? null, madeAt: facts.madeAt ?? 0, bytes: file.bytes, mediaType: 'image/jpeg' })
  }
  return { photo, sealed, problem, keep, drop, recover }
}

/** The photo of a form; its day and place are suggested to the texts beside it, and overwrite none that a person typed. */
export function useGatePhoto(key: string, texts: Texts): FormPhoto {
  const [intake, photos, position] = [usePhotoIntake(), usePhotos(), usePhotoPosition()]
  const { photo, sealed, problem, keep, drop, recover } = useKeptPhoto(key, texts)
  const content = computed(() => (photo.value ? { ...photos.contentOf(sealed.value ?? photo.value), told: photo.value } : null))

  async function pick(file: File): Promise<void> {
    const here = position.locateQuietly()
    const taken = await underWay(takeUp(file))
    const found = await here
    if (found && taken && photo.value === taken) await place(found)
  }
  async function takeUp(file: File): Promise<TakenPhoto | null> {
    const taken = await intake.take(file)
    if (!taken) return null
    problem.value = taken.ok ? null : explain(taken.issue)
    if (!taken.ok) return null
    await keep(taken.value)
    return taken.value
  }
  async function place(found: Position): Promise<void> {
    const placed = photo.value && placedBy(photo.value, found)
    if (placed && placed !== photo.value) await keep(placed)
  }
  async function locate(): Promise<string | null> {
    const found = await position.locate()
    if (found.ok) await place(found.value)
    return found.ok ? null : explain(found.issue)
  }
  async function seal(projectName: string): Promise<Result<TakenPhoto | null, PhotoIssue>> {
    const taken = photo.value
    if (!taken || !content.value) return ok(null)
    const stamped = await stampPhoto(taken, stampOf(taken, content.value, projectName, texts))
    if (stamped.ok) sealed.value = stamped.value
    return stamped
  }
  const mayLocate = computed(() => position.available && photo.value !== null && lacksPlaceAt(photo.value, Date.now()))
  return { photo: computed(() => sealed.value ?? photo.value), content, busy: intake.busy, problem, pick, drop, recover, seal, locate: computed(() => (mayLocate.value ? locate : null)) }
}

/** What is burnt in is what the event will say of the photo. */
function stampOf({ fromCamera, ...told }: TakenPhoto, content: PhotoContent, projectName: string, texts: Texts): Parameters<typeof stampPhoto>[1] {
  const { takenAt, takenTime = null, place, longitude, latitude, accuracy = null } = photoFrom(content, '开工', texts)
  const timeSource = takenAt !== told.takenAt ? 'typed' : fromCamera ? 'camera' : 'file'
  return { projectName, takenAt, takenTime, timeSource, place, longitude, latitude, accuracy, person: useSession().actor?.person ?? '' }
}

/** Suggests a photo's day and place, over nothing but what the photo before it suggested. */
function suggest(texts: Texts, { takenAt, longitude, latitude }: TakenPhoto, before: TakenPhoto | null): void {
  if (!texts.takenAt || texts.takenAt === before?.takenAt) texts.takenAt = takenAt
  const said = (degrees: number | null): string => (degrees === null ? '' : String(degrees))
  if (texts.longitude && (before === null || texts.longitude !== said(before.longitude))) return
  texts.longitude = said(longitude)
  texts.latitude = said(latitude)
}
