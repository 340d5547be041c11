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
  readonly timer: number
}

/** One pointer's way from a press to a drop; see `useDragCards.ts`. Listens to the window only while it is pressed. */
export class PointerDrag<Card, Place> {
  readonly #root: HTMLElement
  readonly #ports: DragPorts<Card, Place>
  #press: Press<Card> | null = null
  #drag: DragFollower | null = null

  constructor(root: HTMLElement, ports: DragPorts<Card, Place>) {
    this.#root = root
    this.#ports = ports
  }

  /** A pointer goes down somewhere in the root. */
  readonly press = (event: PointerEvent): void => {
    const hit = this.#press || event.button !== 0 || !event.isPrimary ? null : this.#ports.cardAt(event.target as Element)
    if (!hit) return
    const touch = event.pointerType !== 'mouse'
    const timer = touch ? window.setTimeout(() => this.#lift(), TOUCH_PRESS) : 0
    this.#press = { ...hit, touch, timer, x: event.clientX, y: event.clientY, pointerId: event.pointerId, end: new AbortController() }
    this.#listen(this.#press.end.signal, event.target as Element)
  }

  /** Keeps the page from scrolling under a card that a finger carries. */
  readonly holdStill = (event: Event): void => {
    if (this.#drag && event.cancelable) event.preventDefault()
  }

  /** Puts the card back. */
  readonly cancel = (): void => {
    if (this.#finish()) this.#ports.cancelled()
  }

  #listen(signal: AbortSignal, target: Element): void {
    addEventListener('pointermove', (event) => this.#move(event), { signal })
    addEventListener('pointerup', (event) => this.#release(event), { signal })
    addEventListener('pointercancel', this.cancel, { signal })
    addEventListener('blur', this.cancel, { signal })
    addEventListener('keydown', (event) => this.#key(event), { signal, capture: true })
    addEventListener('contextmenu', (event) => this.#menu(event), { signal, capture: true })
    // A scrolled list may take the touched element out of the page: its events then reach nobody else.
    target.addEventListener('touchmove', this.holdStill, { signal, passive: false })
  }

  #move(event: PointerEvent): void {
    const press = this.#press
    if (!press || event.pointerId !== press.pointerId) return
    if (this.#drag) return this.#drag.pointAt(event.clientX, event.clientY)
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y)
    if (press.touch && far > TOUCH_SLOP) this.#finish()
    else if (!press.touch && far > MOUSE_THRESHOLD) this.#lift()?.pointAt(event.clientX, event.clientY)
  }

  #lift(): DragFollower | null {
    const press = this.#press
    if (!press) return null
    this.#root.setPointerCapture(press.pointerId)
    this.#ports.started(press.card)
    if (press.touch) navigator.vibrate?.(10)
    this.#drag = followDrag(press.element, press, (element) => this.#ports.over(this.#ports.placeAt(element)))
    return this.#drag
  }

  #release(event: PointerEvent): void {
    const press = this.#press
    if (!press || event.pointerId !== press.pointerId) return
    const place = this.#drag ? this.#ports.placeAt(this.#drag.elementAt(event.clientX, event.clientY)) : null
    if (this.#finish()) this.#ports.dropped(press.card, place)
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#drag) return
    event.preventDefault()
    event.stopPropagation()
    this.cancel()
  }

  /** A long press of a finger asks for the browser's own menu; the other button of a mouse means: never mind. */
  #menu(event: Event): void {
    if (this.#drag) event.preventDefault()
    if (!this.#press?.touch) this.cancel()
  }

  #finish(): boolean {
    const wasDrag = this.#drag !== null
    if (wasDrag) swallowClick()
    clearTimeout(this.#press?.timer)
    this.#press?.end.abort()
    this.#drag?.end()
    this.#press = this.#drag = null
    return wasDrag
  }
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
