import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

/** Pages that turn by themselves, and stop when somebody reads. */
export interface TurningPages {
  /** From 0. */
  readonly page: ComputedRef<number>
  readonly paused: Readonly<Ref<boolean>>
  /** Grows each time a page's time begins anew: what shows its course starts again with it. */
  readonly turn: Readonly<Ref<number>>
  readonly next: () => void
  readonly previous: () => void
  readonly go: (page: number) => void
  readonly toggle: () => void
}

/** Keys that a focused control needs for itself. */
const CONTROLS = 'button, a, input, select, textarea, summary'

/**
 * Turns pages every so many milliseconds; arrows and Page Up/Down turn them by hand, the space bar holds and goes on.
 * @param count how many there are now: it may change as data comes in
 */
export function useTurningPages(count: () => number, milliseconds: number, target: Window = window): TurningPages {
  const [at, paused, turn] = [shallowRef(0), shallowRef(false), shallowRef(0)]
  const page = computed(() => Math.min(at.value, Math.max(0, count() - 1)))
  let timer = 0

  function begin(): void {
    target.clearTimeout(timer)
    turn.value += 1
    if (!paused.value) timer = target.setTimeout(next, milliseconds)
  }
  function go(to: number): void {
    const many = Math.max(1, count())
    at.value = ((to % many) + many) % many
    begin()
  }
  const next = (): void => go(page.value + 1)
  const previous = (): void => go(page.value - 1)
  const toggle = (): void => {
    paused.value = !paused.value
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const onControl = (event.target as Element | null)?.closest?.(CONTROLS) !== null
    if (event.key === 'ArrowRight' || event.key === 'PageDown') next()
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') previous()
    else if (event.key === ' ' && !onControl) toggle()
    else return
    event.preventDefault()
  }

  watch(paused, begin, { immediate: true })
  target.addEventListener('keydown', onKey)
  onScopeDispose(() => {
    target.clearTimeout(timer)
    target.removeEventListener('keydown', onKey)
  })
  return { page, paused, turn, next, previous, go, toggle }
}
