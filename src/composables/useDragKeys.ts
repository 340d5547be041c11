import { onScopeDispose, watch, type Ref } from 'vue'
import { KeyCarry, type CarryPorts } from './keyCarry.ts'

/**
 * Carries a card by keys: M or the space bar takes up the focused one, left and right choose a place, Enter puts it
 * down, Esc or leaving the card puts it back.
 */
export function useDragKeys<Card, Place>(root: Readonly<Ref<HTMLElement | null>>, ports: CarryPorts<Card, Place>): void {
  const life = new AbortController()
  const carry = new KeyCarry(ports)
  watch(root, (element) => {
    element?.addEventListener('keydown', carry.press, { signal: life.signal })
    element?.addEventListener('focusout', carry.cancel, { signal: life.signal })
  }, { immediate: true, flush: 'post' })
  onScopeDispose(() => life.abort())
}
