/** Distance from a scroller's edge within which a drag scrolls it: px. */
const EDGE = 56
/** Fastest scrolling at the very edge: px a frame. */
const FASTEST = 18

/** A card's copy is made smaller and hangs below a finger, which hides enough of a phone's screen already: ratio, px. */
const UNDER_FINGER = { scale: 0.5, below: 32 } as const

/** A drag on its way: a copy of the card under the pointer, scrolling near the edges. */
export interface DragFollower {
  readonly pointAt: (x: number, y: number) => void
  /** What lies under a point, the copy aside. */
  readonly elementAt: (x: number, y: number) => Element | null
  readonly end: () => void
}

interface Point {
  x: number
  y: number
}

/**
 * Follows the pointer with a copy of the element until `end`: moved by style alone, never by Vue.
 * @param over told what lies under the pointer, once a frame and only when that changes
 */
export function followDrag(element: HTMLElement, start: Readonly<Point> & { readonly touch: boolean }, over: (element: Element | null) => void): DragFollower {
  const ghost = copyOf(element, start)
  const look = start.touch ? `translateY(${UNDER_FINGER.below}px) scale(${UNDER_FINGER.scale})` : 'rotate(1deg)'
  const point: Point = { x: start.x, y: start.y }
  const elementAt = (x: number, y: number): Element | null => document.elementFromPoint(x, y)
  let under: Element | null | undefined
  let frame = requestAnimationFrame(function next() {
    ghost.style.transform = `translate(${point.x - start.x}px, ${point.y - start.y}px) ${look}`
    const now = elementAt(point.x, point.y)
    if (now) scrollNear(now, point)
    if (now !== under) over((under = now))
    frame = requestAnimationFrame(next)
  })
  document.documentElement.classList.add('is-dragging')
  return {
    pointAt: (x, y) => Object.assign(point, { x, y }),
    elementAt,
    end: () => {
      cancelAnimationFrame(frame)
      document.documentElement.classList.remove('is-dragging')
      ghost.remove()
    },
  }
}

function copyOf(element: HTMLElement, start: Readonly<Point>): HTMLElement {
  const box = element.getBoundingClientRect()
  const copy = element.cloneNode(true) as HTMLElement
  copy.classList.add('drag-ghost')
  for (const name of ['role', 'aria-label', 'aria-setsize', 'aria-posinset', 'data-card', 'data-index']) copy.removeAttribute(name)
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id')
  copy.setAttribute('aria-hidden', 'true')
  copy.inert = true
  Object.assign(copy.style, { position: 'fixed', left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` })
  Object.assign(copy.style, { margin: '0', pointerEvents: 'none', zIndex: '60', transformOrigin: `${start.x - box.left}px ${start.y - box.top}px` })
  document.body.append(copy)
  return copy
}

/** Scrolls what lies under the point when it is near an edge, each direction by the innermost that can. */
function scrollNear(element: Element, { x, y }: Point): void {
  let down = true
  let across = true
  for (let at: Element | null = element; at && (down || across); at = at.parentElement) {
    const box = at.getBoundingClientRect()
    const style = getComputedStyle(at)
    if (down && at.scrollHeight > at.clientHeight && /auto|scroll/.test(style.overflowY)) {
      down = false
      at.scrollTop += speed(y, box.top, box.bottom)
    }
    if (across && at.scrollWidth > at.clientWidth && /auto|scroll/.test(style.overflowX)) {
      across = false
      at.scrollLeft += speed(x, box.left, box.right)
    }
  }
}

function speed(position: number, start: number, end: number): number {
  if (position < start + EDGE) return -Math.ceil(FASTEST * Math.min(1, (start + EDGE - position) / EDGE))
  if (position > end - EDGE) return Math.ceil(FASTEST * Math.min(1, (position - end + EDGE) / EDGE))
  return 0
}
