import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** How far outside the window something counts as near: what is about to be scrolled to is fetched before. */
const MARGIN = '300px'

/** Turns true once an element comes near the window, and stays so: for what costs too much to fetch unseen. */
export function useOnceVisible(element: Readonly<ShallowRef<Element | null>>): Readonly<Ref<boolean>> {
  const seen = shallowRef(typeof IntersectionObserver === 'undefined')
  const observer = seen.value ? null : new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    seen.value = true
    observer?.disconnect()
  }, { rootMargin: MARGIN })
  watch(element, (next) => {
    if (next && !seen.value) observer?.observe(next)
  }, { immediate: true })
  onScopeDispose(() => observer?.disconnect())
  return seen
}
