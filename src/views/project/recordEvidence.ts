import type { Photo } from '#domain/evidence.ts'
import type { GateEvidence, GateItem } from '#domain/gate.ts'
import type { Project } from '#domain/project.ts'
import { useActs, type ActResult } from '#stores/acts.ts'
import { usePhotos } from '#stores/photos.ts'
import { useProjectRecords } from '#stores/projectRecords.ts'
import { useRegister } from '#stores/register.ts'

/** Records one piece of evidence by the act that is named for it. @returns `null` when nothing was brought */
export async function recordEvidence(
  shown: Project,
  item: GateItem,
  evidence: GateEvidence,
  photoKind: Photo['kind'],
  files: readonly { readonly bytes: Uint8Array }[],
): Promise<ActResult | null> {
  const project = useRegister().project(shown.id) ?? shown
  if (item === 'startPhoto') {
    const [file] = files
    return evidence.startPhoto && file ? usePhotos().attach(project, { ...evidence.startPhoto, kind: photoKind }, file.bytes) : null
  }
  if (item === 'constructionLibrary') {
    return evidence.constructionLibrary ? useProjectRecords().enterLibrary(project, evidence.constructionLibrary) : null
  }
  const value = evidence[item]
  return value == null ? null : useActs().reviseTo(project, item, value)
}
