import { computed, onMounted, onScopeDispose, shallowRef, type ComputedRef, type Ref } from 'vue'
import { stampPhoto, takePhoto } from '#composables/usePhotoIntake.ts'
import { usePhotoPosition, type Position } from '#composables/usePhotoPosition.ts'
import { chosenPhoto, chosenStamp, likelyKind, readChosen, TAKEN_HERE_WITHIN, type ChosenFacts } from '#domain/chosenPhoto.ts'
import type { Photo } from '#domain/evidence.ts'
import type { PhotoIssue } from '#domain/photoFile.ts'
import type { Project } from '#domain/project.ts'
import { ok, type Result } from '#domain/result.ts'
import { explain } from '#domain/wording.ts'
import { usePhotos } from '#stores/photos.ts'
import { useSession } from '#stores/session.ts'
import { say } from '#stores/wording.ts'

/** A photo chosen and not saved yet, with its bytes as they lie on the device. */
export interface ChosenPhoto {
  readonly id: string
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
  readonly facts: ChosenFacts
  /** Whether it was taken just now, so that where the device stands is where it was taken. */
  readonly isFresh: boolean
}

/** The photos of a form: several at once, kept on the device until they are saved. */
export interface ChosenPhotos {
  readonly photos: Readonly<Ref<readonly ChosenPhoto[]>>
  readonly busy: ComputedRef<number>
  readonly problems: Readonly<Ref<readonly string[]>>
  readonly lacksPlace: ComputedRef<boolean>
  readonly mayLocate: boolean
  readonly add: (files: readonly File[]) => Promise<void>
  readonly setKind: (id: string, kind: Photo['kind']) => void
  readonly remove: (id: string) => void
  /** Gives the photos just taken the device's position. */
  readonly locate: () => Promise<void>
  /** Burns the stamps in: what is saved. */
  readonly sealed: () => Promise<Result<{ photo: Photo; bytes: Uint8Array }[], PhotoIssue>>
  readonly forget: () => void
}

/** @param here where the person asked to be found, if they did */
export function useChosenPhotos(form: string, project: Pick<Project, 'name' | 'stage'>, here: () => Position | null): ChosenPhotos {
  const store = usePhotos()
  const position = usePhotoPosition()
  const photos = shallowRef<readonly ChosenPhoto[]>([])
  const working = shallowRef(0)
  const problems = shallowRef<readonly string[]>([])
  let alive = true
  onScopeDispose(() => (alive = false))
  onMounted(() => void bringBack())

  const tell = (sentence: string): void => void (problems.value = [...problems.value, sentence])
  async function bringBack(): Promise<void> {
    const left = await store.chosenIn(form)
    if (!left.ok) return tell(say(left.issue))
    const known = left.value.flatMap(({ id, bytes, facts }): ChosenPhoto[] => {
      const read = readChosen(facts)
      return read ? [{ id, bytes, mediaType: 'image/jpeg', facts: read, isFresh: false }] : []
    })
    photos.value = [...known.filter(({ id }) => photos.value.every((one) => one.id !== id)), ...photos.value]
  }
  async function add(files: readonly File[]): Promise<void> {
    problems.value = []
    working.value += files.length
    for (const file of files) {
      await addOne(file)
      working.value -= 1
    }
  }
  async function addOne(file: File): Promise<void> {
    const isFresh = Math.abs(Date.now() - file.lastModified) < TAKEN_HERE_WITHIN
    const taken = await takePhoto(file)
    if (!taken.ok) return tell(explain(taken.issue))
    const { bytes, mediaType, ...told } = taken.value
    const chosen: ChosenPhoto = { id: nextId(), bytes, mediaType, isFresh, facts: { ...told, accuracy: null, kind: likelyKind(project.stage) } }
    const spot = here()
    if (alive) photos.value = [...photos.value, spot ? placed(chosen, spot) : chosen]
    await keep(photos.value.find(({ id }) => id === chosen.id) ?? chosen)
  }
  async function keep({ id, bytes, mediaType, facts }: ChosenPhoto): Promise<void> {
    const kept = await store.keepChosen(form, { id, mediaType, bytes, facts: JSON.stringify(facts) })
    if (!kept.ok) tell(say(kept.issue))
  }
  function change(next: ChosenPhoto): void {
    photos.value = photos.value.map((one) => (one.id === next.id ? next : one))
    void keep(next)
  }
  async function locate(): Promise<void> {
    const found = await position.locate()
    if (!found.ok) return tell(explain(found.issue))
    for (const photo of photos.value) if (placed(photo, found.value) !== photo) change(placed(photo, found.value))
  }
  async function sealed(): Promise<Result<{ photo: Photo; bytes: Uint8Array }[], PhotoIssue>> {
    const byHash = new Map<string, { photo: Photo; bytes: Uint8Array }>()
    for (const { bytes, mediaType, facts } of photos.value) {
      const stamped = await stampPhoto({ bytes, mediaType, fileName: facts.fileName }, chosenStamp(facts, project.name, useSession().actor?.person ?? ''))
      if (!stamped.ok) return stamped
      const content = store.contentOf(stamped.value)
      byHash.set(content.hash, { photo: chosenPhoto(facts, content), bytes: stamped.value.bytes })
    }
    return ok([...byHash.values()])
  }
  return {
    photos, problems, add, locate, sealed,
    busy: computed(() => working.value),
    mayLocate: position.available,
    lacksPlace: computed(() => photos.value.some((photo) => photo.isFresh && photo.facts.longitude === null)),
    setKind: (id, kind) => photos.value.filter((one) => one.id === id).forEach((one) => change({ ...one, facts: { ...one.facts, kind } })),
    remove: (id) => {
      photos.value = photos.value.filter((one) => one.id !== id)
      void store.dropChosen(form, id)
    },
    forget: () => {
      photos.value = []
      void store.dropChosen(form, null)
    },
  }
}

/** A photo just taken stands where the device stands; an older one keeps what its camera told, or nothing. */
function placed(photo: ChosenPhoto, { longitude, latitude, accuracy }: Position): ChosenPhoto {
  if (!photo.isFresh || photo.facts.longitude !== null) return photo
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
  return { ...photo, facts: { ...photo.facts, longitude: round(longitude), latitude: round(latitude), accuracy: Math.round(accuracy) } }
}

let given = 0

/** An id that sorts by when it was given. */
const nextId = (): string => `${String(Date.now()).padStart(14, '0')}-${String((given += 1)).padStart(4, '0')}`
