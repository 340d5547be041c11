import { computed, reactive, shallowRef, watch, type Ref } from 'vue'
import { draftStorage, type DraftStorage } from './draftStorage.ts'

/** What was typed under one key and not yet handed in. */
export interface TypedDraft<Field extends string> {
  /** The texts as the fields show them. Written to directly by the fields. */
  readonly texts: Partial<Record<Field, string>>
  readonly isDirty: Readonly<Ref<boolean>>
  /** Whether texts of this visit were brought back by themselves. */
  readonly brought: Readonly<Ref<boolean>>
  /** When texts were typed that a killed tab left behind, in epoch ms; they come back only on request. */
  readonly leftAt: Readonly<Ref<number | null>>
  readonly recover: () => void
  readonly clear: () => void
}

/** A draft as the browser keeps it for a killed tab. */
interface Kept {
  readonly at: number
  readonly texts: Record<string, string>
}

const thisVisit = new Map<string, Record<string, string>>()
const PREFIX = 'draft/'

/**
 * Keeps what is typed under a key: closing a form and opening it again loses nothing, and after a killed
 * tab the texts are offered. It is the person's own text on the person's own device, never truth.
 */
export function useTypedDraft<Field extends string>(key: string, storage: DraftStorage | null = draftStorage()): TypedDraft<Field> {
  const known = thisVisit.get(key)
  const texts = reactive<Record<string, string>>({ ...known })
  const left = shallowRef<Kept | null>(known ? null : readKept(storage, key))
  const brought = shallowRef(known !== undefined)
  const isDirty = computed(() => Object.values(texts).some((text) => text.trim() !== ''))
  watch(texts, () => keep(storage, key, { ...texts }), { flush: 'sync' })
  function recover(): void {
    Object.assign(texts, left.value?.texts)
    left.value = null
  }
  function clear(): void {
    for (const field of Object.keys(texts)) delete texts[field]
    left.value = null
    brought.value = false
    keep(storage, key, {})
  }
  return { texts: texts as Partial<Record<Field, string>>, isDirty, brought, leftAt: computed(() => left.value?.at ?? null), recover, clear }
}

function keep(storage: DraftStorage | null, key: string, texts: Record<string, string>): void {
  const isEmpty = Object.values(texts).every((text) => text.trim() === '')
  if (isEmpty) thisVisit.delete(key)
  else thisVisit.set(key, texts)
  try {
    if (isEmpty) storage?.removeItem(PREFIX + key)
    else storage?.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), texts } satisfies Kept))
  } catch {
    // Full or forbidden: the texts are still on the screen and in memory.
  }
}

function readKept(storage: DraftStorage | null, key: string): Kept | null {
  try {
    const kept = JSON.parse(storage?.getItem(PREFIX + key) ?? 'null') as Partial<Kept> | null
    if (typeof kept?.at !== 'number' || typeof kept.texts !== 'object') return null
    const texts = Object.entries(kept.texts ?? {}).filter(([, text]) => typeof text === 'string')
    return texts.length > 0 ? { at: kept.at, texts: Object.fromEntries(texts) } : null
  } catch {
    return null
  }
}
