import { computed, shallowRef, type Ref, type ShallowRef } from 'vue'
import { usePhotoIntake, type TakenPhoto } from '#composables/usePhotoIntake.ts'
import type { TypedDraft } from '#composables/useTypedDraft.ts'
import type { TypedField } from '#domain/gateFields.ts'
import type { PhotoContent } from '#domain/gateForm.ts'
import { explain } from '#domain/wording.ts'
import { usePhotos } from '#stores/photos.ts'

/** Photos chosen in this visit and not yet handed in, by draft: closing the dialog does not lose them. */
const chosen = new Map<string, TakenPhoto>()

/** A form's photo: chosen, re-encoded, and named by its content. */
export interface FormPhoto {
  readonly photo: Readonly<ShallowRef<TakenPhoto | null>>
  readonly content: Readonly<Ref<PhotoContent | null>>
  readonly busy: Readonly<Ref<boolean>>
  /** Why the last file was not taken, in words. */
  readonly problem: Readonly<Ref<string | null>>
  readonly pick: (file: File) => Promise<void>
  readonly drop: () => void
}

/** The photo of a form; its day and place are suggested to the texts beside it, and overwrite none. */
export function useGatePhoto(key: string, texts: TypedDraft<TypedField>['texts']): FormPhoto {
  const intake = usePhotoIntake()
  const photo = shallowRef(chosen.get(key) ?? null)
  const problem = shallowRef<string | null>(null)
  const content = computed(() => (photo.value ? usePhotos().contentOf(photo.value) : null))

  async function pick(file: File): Promise<void> {
    const taken = await intake.take(file)
    if (!taken) return
    problem.value = taken.ok ? null : explain(taken.issue)
    if (!taken.ok) return
    photo.value = taken.value
    chosen.set(key, taken.value)
    suggest(texts, taken.value)
  }
  function drop(): void {
    photo.value = null
    chosen.delete(key)
    problem.value = null
    for (const field of ['takenAt', 'longitude', 'latitude'] as const) delete texts[field]
  }
  return { photo, content, busy: intake.busy, problem, pick, drop }
}

function suggest(texts: TypedDraft<TypedField>['texts'], { takenAt, longitude, latitude }: TakenPhoto): void {
  texts.takenAt ||= takenAt
  if (longitude === null || latitude === null || texts.longitude) return
  texts.longitude = String(longitude)
  texts.latitude = String(latitude)
}
