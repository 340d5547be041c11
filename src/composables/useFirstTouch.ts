import { onScopeDispose } from 'vue'
import { whenIdle } from './whenIdle.ts'

/** Signs that a person is about to do something, and not only looks. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'touchstart'] as const

/** Runs once, as soon as a hand comes to mouse, screen or keys while the component lives, and the page has a moment. */
export function useFirstTouch(run: () => void): void {
  const stop = (): void => SIGNS.forEach((sign) => removeEventListener(sign, touched, true))
  function touched(): void {
    stop()
    void whenIdle().then(run)
  }
  for (const sign of SIGNS) addEventListener(sign, touched, { capture: true, passive: true })
  onScopeDispose(stop)
}
