import { computed, type Ref } from 'vue'
import { useReloadGuard } from '#composables/reloadGuards.ts'
import { useTypedDraft, type TypedDraft } from '#composables/useTypedDraft.ts'
import type { GateItem } from '#domain/gate.ts'
import type { TypedField } from '#domain/gateFields.ts'
import { readEvidence, type ReadEvidence } from '#domain/gateForm.ts'
import type { PhotoIssue } from '#domain/photoFile.ts'
import type { Project } from '#domain/project.ts'
import { ok, type Result } from '#domain/result.ts'
import { usePhotos } from '#stores/photos.ts'
import { useGatePhoto, type FormPhoto } from './useGatePhoto.ts'

/** The typed side of a form that asks for evidence: its draft, its photo, and what they read as. */
export interface EvidenceForm {
  readonly draft: TypedDraft<TypedField>
  readonly photo: FormPhoto
  readonly read: Readonly<Ref<ReadEvidence>>
  /** The photo's bytes as they go with the act, when it is asked for. */
  readonly files: () => { hash: string; mediaType: string; bytes: Uint8Array }[]
  /** Makes the photo ready to be handed in: stamped, and with room for it. Called once everything else is right. */
  readonly seal: () => Promise<Result<null, PhotoIssue>>
  readonly type: (field: TypedField, typed: string) => void
  /** Forgets everything, once it is saved or the person says so. */
  readonly forget: () => void
}

/** A form for some gate items. While anything is typed the page does not reload by itself. */
export function useEvidenceForm(key: string, asked: () => readonly GateItem[], project: Pick<Project, 'investorKind' | 'name'>): EvidenceForm {
  const kept = useTypedDraft<TypedField>(key)
  const draft = { ...kept, recover: (): void => (kept.recover(), void photo.recover()) }
  const photo = useGatePhoto(key, draft.texts)
  const read = computed(() => readEvidence(asked(), project, draft.texts, photo.content.value))
  useReloadGuard(() => !draft.isDirty.value && photo.photo.value === null)

  function files(): { hash: string; mediaType: string; bytes: Uint8Array }[] {
    const { content, photo: taken } = photo
    if (!content.value || !taken.value || !asked().includes('startPhoto')) return []
    return [{ hash: content.value.hash, mediaType: taken.value.mediaType, bytes: taken.value.bytes }]
  }
  async function seal(): Promise<Result<null, PhotoIssue>> {
    if (!asked().includes('startPhoto')) return ok(null)
    const sealed = await photo.seal(project.name)
    return sealed.ok ? usePhotos().room(sealed.value?.bytes.byteLength ?? 0) : sealed
  }
  function type(field: TypedField, typed: string): void {
    draft.texts[field] = typed
  }
  function forget(): void {
    photo.drop()
    draft.clear()
  }
  return { draft, photo, read, files, seal, type, forget }
}
