import { shallowRef, type Ref } from 'vue'
import type { RowProblem } from '#importing/problem.ts'
import { useIntake, type RegisterPreview } from '#stores/intake.ts'

/** Where the choice of a ledger stands: nothing chosen, being read, refused with every problem, or ready for consent. */
export type RegisterPick =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'refused'; readonly fileName: string; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'ready'; readonly fileName: string; readonly preview: RegisterPreview }

/** Reads a ledger as soon as it is chosen and keeps what came of it. Nothing is written. */
export function useRegisterPick(): { pick: Ref<RegisterPick>; take: (file: File) => Promise<void>; clear: () => void } {
  const intake = useIntake()
  const pick = shallowRef<RegisterPick>({ kind: 'none' })
  let latest: File | null = null

  async function take(file: File): Promise<void> {
    latest = file
    pick.value = { kind: 'reading', fileName: file.name }
    const read = await intake.previewRegister(file)
    if (file !== latest) return
    pick.value = read.ok ? { kind: 'ready', fileName: file.name, preview: read.value } : { kind: 'refused', fileName: file.name, problems: read.issue }
  }
  function clear(): void {
    latest = null
    pick.value = { kind: 'none' }
  }
  return { pick, take, clear }
}
