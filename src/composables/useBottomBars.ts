import { onScopeDispose, readonly, shallowRef, watch, type Ref } from 'vue'

/** How far above the window's lower edge a bar may end and still count as standing there: px, the navigation's height with room. */
const AT_BOTTOM = 120

/**
 * The height that bars marked `data-bottom-bar` take at the window's lower edge, px, 0 without one; measured while `shown`
 * holds. What floats there stands above them.
 */
export function useBottomBars(shown: () => boolean): Readonly<Ref<number>> {
  const height = shallowRef(0)
  function measure(): void {
    const tops = [...document.querySelectorAll('[data-bottom-bar]')].map((bar) => bar.getBoundingClientRect())
      .filter(({ top, bottom }) => top < innerHeight && bottom > innerHeight - AT_BOTTOM)
      .map(({ top }) => innerHeight - top)
    height.value = Math.max(0, ...tops)
  }
  function stop(): void {
    removeEventListener('scroll', measure, true)
    removeEventListener('resize', measure)
  }
  watch(shown, (isShown) => {
    stop()
    if (!isShown) return
    measure()
    addEventListener('scroll', measure, { capture: true, passive: true })
    addEventListener('resize', measure)
  }, { immediate: true, flush: 'post' })
  onScopeDispose(stop)
  return readonly(height)
}
