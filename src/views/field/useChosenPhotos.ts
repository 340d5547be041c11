import { computed, onMounted, onScopeDispose, shallowRef, type ComputedRef, type Ref } from 'vue'
import { stampPhoto, takePhoto } from '#composables/usePhotoIntake.ts'
import { usePhotoPosition, type Position } from '#composables/usePhotoPosition.ts'
import { chosenPhoto, chosenStamp, lacksPlaceAt, likelyKind, placedBy, readChosen, type ChosenFacts } from '#domain/chosenPhoto.ts'
import type { Photo } from '#domain/evidence.ts'
import { sayTwice } from '#domain/fieldWords.ts'
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
  /** Puts right what is known of all; a place only where none was measured. */
  readonly putAll: (known: Partial<Pick<ChosenFacts, 'kind' | 'place'>>) => void
  readonly remove: (id: string) => void
  /** Brings back the photo last taken out, while there is one. */
  readonly putBack: () => void
  readonly mayPutBack: ComputedRef<boolean>
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
      return read ? [{ id, bytes, mediaType: 'image/jpeg', facts: read }] : []
    })
    photos.value = [...known.filter(({ id }) => photos.value.every((one) => one.id !== id)), ...photos.value]
  }
  function change(next: ChosenPhoto): void {
    photos.value = photos.value.map((one) => (one.id === next.id ? next : one))
    void keep(next)
  }
  /** The one last taken out by itself: a finger slips, and a camera's picture may lie nowhere else. */
  const dropped = shallowRef<ChosenPhoto | null>(null)
  /** Takes one out, or with `null` all. */
  function drop(id: string | null): void {
    dropped.value = photos.value.find((one) => one.id === id) ?? null
    photos.value = photos.value.filter((one) => id !== null && one.id !== id)
    void store.dropChosen(form, id)
  }
  function putBack(): void {
    const back = dropped.value
    dropped.value = null
    if (!back) return
    photos.value = [...photos.value, back].sort((a, b) => (a.id < b.id ? -1 : 1))
    void keep(back)
  }
  onMounted(() => void bringBack())
  return { photos, problems, dropped, tell, keep, change, drop, putBack }
}

/** @param here where the person asked to be found, if they did */
export function useChosenPhotos(form: string, project: Pick<Project, 'name' | 'stage'>, here: () => Position | null): ChosenPhotos {
  const position = usePhotoPosition()
  const { photos, problems, dropped, tell, keep, change, drop, putBack } = useKeptPhotos(form)
  const working = shallowRef(0)
  /** Where the device stands, while it is being found for photos just chosen. */
  let finding: Promise<void> = Promise.resolve()
  let alive = true
  onScopeDispose(() => (alive = false))

  async function add(files: readonly File[]): Promise<void> {
    problems.value = []
    working.value += files.length
    const found = position.locateQuietly()
    for (const file of files) await underWay(addOne(file))
    const placing = found.then((where) => place(where ?? here()))
    finding = finding.then(() => placing)
  }
  async function addOne(file: File): Promise<void> {
    const chosen = await chosenFrom(file, project)
    if (!chosen.ok) tell(explain(chosen.issue))
    else if (isAmong(photos.value, chosen.value)) tell(sayTwice(file.name))
    else {
      if (alive) photos.value = [...photos.value, chosen.value]
      await keep(chosen.value)
    }
    working.value -= 1
  }
  function place(where: Position | null): void {
    for (const photo of where ? photos.value : []) {
      const facts = where ? placedBy(photo.facts, where) : photo.facts
      if (facts !== photo.facts) change({ ...photo, facts })
    }
  }
  async function locate(): Promise<void> {
    problems.value = []
    const found = await position.locate()
    if (found.ok) place(found.value)
    else tell(explain(found.issue))
  }
  return {
    photos, problems, add, locate, putBack,
    mayPutBack: computed(() => dropped.value !== null),
    busy: computed(() => working.value),
    mayLocate: position.available,
    lacksPlace: computed(() => photos.value.some(({ facts }) => lacksPlaceAt(facts, Date.now()))),
    sealed: () => finding.then(() => sealedPhotos(photos.value, project.name)),
    put: (id, known) => photos.value.filter((one) => one.id === id).forEach((one) => change({ ...one, facts: { ...one.facts, ...known } })),
    putAll: (known) => photos.value.filter(({ facts }) => known.place === undefined || facts.longitude === null).forEach((one) => change({ ...one, facts: { ...one.facts, ...known } })),
    remove: (id) => drop(id),
    forget: () => (problems.value = [], drop(null)),
  }
}

async function chosenFrom(file: File, { stage }: Pick<Project, 'stage'>): Promise<Result<ChosenPhoto, PhotoIssue>> {
  const taken = await takePhoto(file)
  if (!taken.ok) return taken
  const { bytes, mediaType, ...told } = taken.value
  return ok({ id: nextId(), bytes, mediaType, facts: { ...told, kind: likelyKind(stage) } })
}

/** Whether the same picture was chosen already: drawn anew, it comes out the same to the last byte. */
const isAmong = (photos: readonly ChosenPhoto[], { bytes }: ChosenPhoto): boolean =>
  photos.some((one) => one.bytes.length === bytes.length && one.bytes.every((byte, at) => byte === bytes[at]))

/** Stamped and named by their content. */
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

let given = 0

/** An id that sorts by when it was given. */
const nextId = (): string => `${String(Date.now()).padStart(14, '0')}-${String((given += 1)).padStart(4, '0')}`
