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
import { underWay } from '#stores/underWay.ts'
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
  /** Puts right what is known of a photo. */
  readonly put: (id: string, known: Partial<Pick<ChosenFacts, 'kind' | 'place'>>) => void
  readonly remove: (id: string) => void
  /** Gives the photos just taken the device's position. */
  readonly locate: () => Promise<void>
  /** Burns the stamps in: what is saved. */
  readonly sealed: () => Promise<Result<{ photo: Photo; bytes: Uint8Array }[], PhotoIssue>>
  readonly forget: () => void
}

/** Photos of a form with their copies on the device; what could not be kept is told. */
function useKeptPhotos(form: string) {
  const store = usePhotos()
  const photos = shallowRef<readonly ChosenPhoto[]>([])
  const problems = shallowRef<readonly string[]>([])
  const tell = (sentence: string): void => void (problems.value = [...problems.value, sentence])

  async function keep({ id, bytes, mediaType, facts }: ChosenPhoto): Promise<void> {
    const kept = await store.keepChosen(form, { id, mediaType, bytes, facts: JSON.stringify(facts) })
    if (!kept.ok) tell(say(kept.issue))
  }
  /** Brings back what a closed page or a killed tab left. */
  async function bringBack(): Promise<void> {
    const left = await store.chosenIn(form)
    if (!left.ok) return tell(say(left.issue))
    const known = left.value.flatMap(({ id, bytes, facts }): ChosenPhoto[] => {
      const read = readChosen(facts)
      return read ? [{ id, bytes, mediaType: 'image/jpeg', facts: read, isFresh: false }] : []
    })
    photos.value = [...known.filter(({ id }) => photos.value.every((one) => one.id !== id)), ...photos.value]
  }
  function change(next: ChosenPhoto): void {
    photos.value = photos.value.map((one) => (one.id === next.id ? next : one))
    void keep(next)
  }
  /** Takes one out, or with `null` all. */
  function drop(id: string | null): void {
    photos.value = photos.value.filter((one) => id !== null && one.id !== id)
    void store.dropChosen(form, id)
  }
  onMounted(() => void bringBack())
  return { photos, problems, tell, keep, change, drop }
}

/** @param here where the person asked to be found, if they did */
export function useChosenPhotos(form: string, project: Pick<Project, 'name' | 'stage'>, here: () => Position | null): ChosenPhotos {
  const position = usePhotoPosition()
  const { photos, problems, tell, keep, change, drop } = useKeptPhotos(form)
  const working = shallowRef(0)
  let alive = true
  onScopeDispose(() => (alive = false))

  async function add(files: readonly File[]): Promise<void> {
    problems.value = []
    working.value += files.length
    for (const file of files) await underWay(addOne(file))
  }
  async function addOne(file: File): Promise<void> {
    const chosen = await chosenFrom(file, project, here())
    if (!chosen.ok) tell(explain(chosen.issue))
    else {
      if (alive) photos.value = [...photos.value, chosen.value]
      await keep(chosen.value)
    }
    working.value -= 1
  }
  async function locate(): Promise<void> {
    const found = await position.locate()
    if (!found.ok) return tell(explain(found.issue))
    for (const photo of photos.value) if (placed(photo, found.value) !== photo) change(placed(photo, found.value))
  }
  return {
    photos, problems, add, locate,
    busy: computed(() => working.value),
    mayLocate: position.available,
    lacksPlace: computed(() => photos.value.some((photo) => photo.isFresh && photo.facts.longitude === null)),
    sealed: () => sealedPhotos(photos.value, project.name),
    put: (id, known) => photos.value.filter((one) => one.id === id).forEach((one) => change({ ...one, facts: { ...one.facts, ...known } })),
    remove: (id) => drop(id),
    forget: () => drop(null),
  }
}

async function chosenFrom(file: File, { stage }: Pick<Project, 'stage'>, here: Position | null): Promise<Result<ChosenPhoto, PhotoIssue>> {
  const isFresh = Math.abs(Date.now() - file.lastModified) < TAKEN_HERE_WITHIN
  const taken = await takePhoto(file)
  if (!taken.ok) return taken
  const { bytes, mediaType, ...told } = taken.value
  const chosen: ChosenPhoto = { id: nextId(), bytes, mediaType, isFresh, facts: { ...told, accuracy: null, kind: likelyKind(stage) } }
  return ok(here ? placed(chosen, here) : chosen)
}

/** Stamped and named by their content; the same picture chosen twice is one. */
async function sealedPhotos(photos: readonly ChosenPhoto[], projectName: string): Promise<Result<{ photo: Photo; bytes: Uint8Array }[], PhotoIssue>> {
  const byHash = new Map<string, { photo: Photo; bytes: Uint8Array }>()
  for (const { bytes, mediaType, facts } of photos) {
    const stamped = await stampPhoto({ bytes, mediaType, fileName: facts.fileName }, chosenStamp(facts, projectName, useSession().actor?.person ?? ''))
    if (!stamped.ok) return stamped
    const content = usePhotos().contentOf(stamped.value)
    byHash.set(content.hash, { photo: chosenPhoto(facts, content), bytes: stamped.value.bytes })
  }
  return ok([...byHash.values()])
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
