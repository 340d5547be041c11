import { computed, type Ref } from 'vue'
import { useReloadGuard } from '#composables/reloadGuards.ts'
import { useTypedDraft, type TypedDraft } from '#composables/useTypedDraft.ts'
import type { GateItem } from '#domain/gate.ts'
import type { TypedField } from '#domain/gateFields.ts'
import { readEvidence, type ReadEvidence } from '#domain/gateForm.ts'
import type { Project } from '#domain/project.ts'
import { useGatePhoto, type FormPhoto } from './useGatePhoto.ts'

/** The typed side of a form that asks for evidence: its draft, its photo, and what they read as. */
export interface EvidenceForm {
  readonly draft: TypedDraft<TypedField>
  readonly photo: FormPhoto
  readonly read: Readonly<Ref<ReadEvidence>>
  /** The photo's bytes as they go with the act, when it is asked for. */
  readonly files: () => { hash: string; mediaType: string; bytes: Uint8Array }[]
  readonly type: (field: TypedField, typed: string) => void
  /** Forgets everything, once it is saved or the person says so. */
  readonly forget: () => void
}

/** A form for some gate items. While anything is typed the page does not reload by itself. */
export function useEvidenceForm(key: string, asked: () => readonly GateItem[], project: Pick<Project, 'investorKind'>): EvidenceForm {
  const draft = useTypedDraft<TypedField>(key)
  const photo = useGatePhoto(key, draft.texts)
  const read = computed(() => readEvidence(asked(), project, draft.texts, photo.content.value))
  useReloadGuard(() => !draft.isDirty.value && photo.photo.value === null)

  function files(): { hash: string; mediaType: string; bytes: Uint8Array }[] {
    const { content, photo: taken } = photo
    if (!content.value || !taken.value || !asked().includes('startPhoto')) return []
    return [{ hash: content.value.hash, mediaType: taken.value.mediaType, bytes: taken.value.bytes }]
  }
  function type(field: TypedField, typed: string): void {
    draft.texts[field] = typed
  }
  function forget(): void {
    photo.drop()
    draft.clear()
  }
  return { draft, photo, read, files, type, forget }
}
