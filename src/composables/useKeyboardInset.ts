import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/**
 * How much of the page's lower edge an on-screen keyboard covers: px, 0 without one. Phones that lay the keyboard over the
 * page (iOS, Chrome on Android) tell it by their visual viewport alone.
 */
export function useKeyboardInset(target: Window = window): Readonly<Ref<number>> {
  const inset = shallowRef(0)
  const seen = target.visualViewport
  function measure(): void {
    // A page that was zoomed into is not covered.
    inset.value = seen && seen.scale === 1 ? Math.max(0, Math.round(target.innerHeight - seen.height - seen.offsetTop)) : 0
  }
  measure()
  for (const type of ['resize', 'scroll'] as const) seen?.addEventListener(type, measure)
  onScopeDispose(() => {
    for (const type of ['resize', 'scroll'] as const) seen?.removeEventListener(type, measure)
  })
  return readonly(inset)
}
