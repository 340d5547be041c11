/** What carrying a card by keys needs to know, and whom it tells. */
export interface CarryPorts<Card, Place> {
  /** The card that holds the focus; `null` when it may not be taken up. */
  readonly cardAt: (target: Element) => Card | null
  /** The places a card may be carried along, in their order. */
  readonly places: readonly Place[]
  readonly placeOf: (card: Card) => Place
  readonly started: (card: Card) => void
  readonly over: (place: Place) => void
  readonly dropped: (card: Card, place: Place) => void
  readonly cancelled: () => void
}

/** A card's way from place to place by keys; see `useDragKeys.ts`. */
export class KeyCarry<Card, Place> {
  readonly #ports: CarryPorts<Card, Place>
  #carried: { readonly card: Card; readonly place: Place } | null = null

  constructor(ports: CarryPorts<Card, Place>) {
    this.#ports = ports
  }

  readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const handled = this.#carried ? this.#carry(event.key) : this.#take(event)
    if (!handled) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Puts the card back. */
  readonly cancel = (): void => {
    if (!this.#carried) return
    this.#carried = null
    this.#ports.cancelled()
  }

  #take(event: KeyboardEvent): boolean {
    const target = event.target as Element
    const takes = event.key.toLowerCase() === 'm' || (event.key === ' ' && target.matches('a'))
    const card = takes && !target.matches('input, select, textarea') ? this.#ports.cardAt(target) : null
    if (card === null) return false
    this.#carried = { card, place: this.#ports.placeOf(card) }
    this.#ports.started(card)
    return true
  }

  /** @returns whether the key was meant for the card; Tab goes its way and thereby puts the card back */
  #carry(key: string): boolean {
    if (key === 'Escape') this.cancel()
    else if (key === 'Enter' || key === ' ') this.#put()
    else if (key === 'ArrowLeft') this.#go(-1)
    else if (key === 'ArrowRight') this.#go(1)
    return key !== 'Tab'
  }

  #go(step: number): void {
    const { places } = this.#ports
    if (!this.#carried) return
    const at = Math.max(0, Math.min(places.length - 1, places.indexOf(this.#carried.place) + step))
    const place = places[at]
    if (place === undefined) return
    this.#carried = { ...this.#carried, place }
    this.#ports.over(place)
  }

  #put(): void {
    if (!this.#carried) return
    const { card, place } = this.#carried
    this.#carried = null
    this.#ports.dropped(card, place)
  }
}
