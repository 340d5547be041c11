import { onScopeDispose, watch, type Ref } from 'vue'
import { followDrag, type DragFollower } from './dragFollower.ts'

/** How far a mouse moves before a press becomes a drag: px. A trembling click stays a click. */
const MOUSE_THRESHOLD = 4
/** How long a finger rests before a press becomes a drag: ms. Shorter fights with scrolling. */
const TOUCH_PRESS = 300
/** How far a resting finger may wander: px. Further, it is scrolling. */
const TOUCH_SLOP = 10

/** What a drag needs to know of the page, and whom it tells. */
export interface DragPorts<Card, Place> {
  /** The card a press on this element takes up; `null` when it takes up none (a button, a reader's board). */
  readonly cardAt: (target: Element) => { readonly card: Card; readonly element: HTMLElement } | null
  /** The place an element lies in. */
  readonly placeAt: (target: Element | null) => Place | null
  readonly started: (card: Card) => void
  readonly over: (place: Place | null) => void
  readonly dropped: (card: Card, place: Place | null) => void
  readonly cancelled: () => void
}

interface Press<Card> {
  readonly card: Card
  readonly element: HTMLElement
  readonly touch: boolean
  readonly x: number
  readonly y: number
  readonly pointerId: number
  readonly end: AbortController
  timer: number
}

/**
 * Drags cards by mouse (after 4 px) and by finger (after a press of 300 ms, so that scrolling stays scrolling).
 * Esc, a second button, a lost pointer and a lost window cancel; the click that ends a drag is swallowed.
 */
export function useDragCards<Card, Place>(root: Readonly<Ref<HTMLElement | null>>, ports: DragPorts<Card, Place>): void {
  let press: Press<Card> | null = null
  let drag: DragFollower | null = null

  function down(event: PointerEvent): void {
    if (press || event.button !== 0 || !event.isPrimary) return
    const hit = ports.cardAt(event.target as Element)
    if (!hit) return
    const touch = event.pointerType !== 'mouse'
    const timer = touch ? window.setTimeout(() => lift(), TOUCH_PRESS) : 0
    press = { ...hit, touch, timer, x: event.clientX, y: event.clientY, pointerId: event.pointerId, end: new AbortController() }
    listen(press, event.target as Element)
  }

  function listen({ end: { signal } }: Press<Card>, target: Element): void {
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', up, { signal })
    addEventListener('pointercancel', cancel, { signal })
    addEventListener('blur', cancel, { signal })
    addEventListener('keydown', key, { signal, capture: true })
    addEventListener('contextmenu', menu, { signal, capture: true })
    // A scrolled list may take the touched element out of the page: its events then reach nobody else.
    target.addEventListener('touchmove', holdStill, { signal, passive: false })
  }

  function move(event: PointerEvent): void {
    if (!press || event.pointerId !== press.pointerId) return
    if (drag) return drag.pointAt(event.clientX, event.clientY)
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y)
    if (press.touch && far > TOUCH_SLOP) finish()
    else if (!press.touch && far > MOUSE_THRESHOLD) lift(event)
  }

  function lift(event?: PointerEvent): void {
    if (!press || !root.value) return
    root.value.setPointerCapture(press.pointerId)
    ports.started(press.card)
    if (press.touch) navigator.vibrate?.(10)
    drag = followDrag(press.element, press, (element) => ports.over(ports.placeAt(element)))
    if (event) drag.pointAt(event.clientX, event.clientY)
  }

  function up(event: PointerEvent): void {
    if (!press || event.pointerId !== press.pointerId) return
    const { card } = press
    const place = drag ? ports.placeAt(drag.elementAt(event.clientX, event.clientY)) : null
    const wasDrag = finish()
    if (wasDrag) ports.dropped(card, place)
  }

  function cancel(): void {
    if (finish()) ports.cancelled()
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !drag) return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }

  /** A long press of a finger asks for the browser's own menu; another button of the mouse means: never mind. */
  function menu(event: Event): void {
    if (drag) event.preventDefault()
    if (!press?.touch) cancel()
  }

  function holdStill(event: Event): void {
    if (drag && event.cancelable) event.preventDefault()
  }

  function finish(): boolean {
    const wasDrag = drag !== null
    if (wasDrag) swallowClick()
    clearTimeout(press?.timer)
    press?.end.abort()
    drag?.end()
    press = drag = null
    return wasDrag
  }

  const life = new AbortController()
  watch(root, (element) => {
    element?.addEventListener('pointerdown', down, { signal: life.signal })
    // Here from the start: a browser asks at the first touch whether anybody may hold the page still.
    element?.addEventListener('touchmove', holdStill, { signal: life.signal, passive: false })
    // Links bring a drag of their own, which would end this one.
    element?.addEventListener('dragstart', (event) => event.preventDefault(), { signal: life.signal })
  }, { immediate: true, flush: 'post' })
  onScopeDispose(() => {
    cancel()
    life.abort()
  })
}

/** The click a browser sends after the drag's end; it comes at once or not at all. */
function swallowClick(): void {
  const swallow = new AbortController()
  const stop = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', stop, { capture: true, once: true, signal: swallow.signal })
  setTimeout(() => swallow.abort())
}
