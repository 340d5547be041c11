import { onScopeDispose, watch, type Ref } from 'vue'

/** Keeps a notice from fading while somebody looks at it, and lets it fade afterwards. */
export interface Fading {
  readonly pause: () => void
  readonly resume: () => void
  /** Begins the time anew: the same was said again. */
  readonly again: () => void
}

/**
 * Lets a notice go by itself some time after it was last said anew.
 * @param said what the notice says, `null` while there is none
 * @param after milliseconds
 */
export function useFading(said: Readonly<Ref<string | null>>, after: number, fade: () => void): Fading {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPaused = false

  function begin(): void {
    clearTimeout(timer)
    if (said.value !== null && !isPaused) timer = setTimeout(fade, after)
  }
  function pause(): void {
    isPaused = true
    clearTimeout(timer)
  }
  function resume(): void {
    isPaused = false
    begin()
  }

  watch(said, (now) => {
    // What is gone is neither hovered nor focused.
    if (now === null) isPaused = false
    begin()
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { pause, resume, again: begin }
}
