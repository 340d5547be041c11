import { onScopeDispose, watch, type Ref } from 'vue'

/** What carrying a card by keys needs to know, and whom it tells. */
export interface CarryPorts<Card, Place> {
  /** The card that holds the focus; `null` when it may not be taken up. */
  readonly cardAt: (target: Element) => Card | null
  /** The places a card may be carried along, in their order, and where it is now. */
  readonly places: () => readonly Place[]
  readonly placeOf: (card: Card) => Place
  readonly started: (card: Card) => void
  readonly over: (place: Place) => void
  readonly dropped: (card: Card, place: Place) => void
  readonly cancelled: () => void
}

/**
 * Carries a card by keys: M or the space bar takes up the focused one, left and right choose a place, Enter puts it
 * down, Esc or leaving the card puts it back.
 */
export function useDragKeys<Card, Place>(root: Readonly<Ref<HTMLElement | null>>, ports: CarryPorts<Card, Place>): void {
  let carried: { readonly card: Card; place: Place } | null = null

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const handled = carried ? carry(event.key) : take(event)
    if (!handled) return
    event.preventDefault()
    event.stopPropagation()
  }

  function take(event: KeyboardEvent): boolean {
    const target = event.target as Element
    const takes = event.key.toLowerCase() === 'm' || (event.key === ' ' && target.matches('a'))
    const card = takes ? ports.cardAt(target) : null
    if (card === null) return false
    carried = { card, place: ports.placeOf(card) }
    ports.started(card)
    return true
  }

  function carry(name: string): boolean {
    if (name === 'Escape') leave()
    else if (name === 'Enter' || name === ' ') put()
    else if (name === 'ArrowLeft') go(-1)
    else if (name === 'ArrowRight') go(1)
    // Tab goes its way and thereby leaves; any other key waits until the card is put down.
    return name !== 'Tab'
  }

  function go(step: number): void {
    const places = ports.places()
    const at = carried ? places.indexOf(carried.place) + step : -1
    const place = places[Math.max(0, Math.min(places.length - 1, at))]
    if (!carried || place === undefined) return
    carried.place = place
    ports.over(place)
  }

  function put(): void {
    if (!carried) return
    const { card, place } = carried
    carried = null
    ports.dropped(card, place)
  }

  function leave(): void {
    if (!carried) return
    carried = null
    ports.cancelled()
  }

  const life = new AbortController()
  watch(root, (element) => {
    element?.addEventListener('keydown', key, { signal: life.signal })
    element?.addEventListener('focusout', leave, { signal: life.signal })
  }, { immediate: true, flush: 'post' })
  onScopeDispose(() => life.abort())
}
