import { onScopeDispose, watch, type Ref } from 'vue'
import { PointerDrag, type DragPorts } from './pointerDrag.ts'

/**
 * Drags cards by mouse (after 4 px) and by finger (after a press of 300 ms, so that scrolling stays scrolling).
 * Esc, the other button, a lost pointer and a lost window cancel; the click that ends a drag is swallowed.
 */
export function useDragCards<Card, Place>(root: Readonly<Ref<HTMLElement | null>>, ports: DragPorts<Card, Place>): void {
  const life = new AbortController()
  const { signal } = life
  let drag: PointerDrag<Card, Place> | null = null

  function begin(element: HTMLElement): void {
    drag = new PointerDrag(element, ports)
    element.addEventListener('pointerdown', drag.press, { signal })
    // Here from the start: a browser asks at the first touch whether anybody may hold the page still.
    element.addEventListener('touchmove', drag.holdStill, { signal, passive: false })
    // Links bring a drag of their own, which would end this one.
    element.addEventListener('dragstart', (event) => event.preventDefault(), { signal })
  }
  watch(root, (element) => element && begin(element), { immediate: true, flush: 'post' })
  onScopeDispose(() => {
    drag?.cancel()
    life.abort()
  })
}
