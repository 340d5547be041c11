import { onScopeDispose, readonly, shallowRef, watch, type Ref } from 'vue'

/** An element's width in rem, so that what is laid out by it grows with the reader's text size. */
export function useElementWidth(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const width = shallowRef(innerWidth / rem)
  const observer = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) width.value = entry.contentRect.width / rem
  })
  watch(element, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  }, { immediate: true, flush: 'post' })
  onScopeDispose(() => observer.disconnect())
  return readonly(width)
}
