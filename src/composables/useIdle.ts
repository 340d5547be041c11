import { onScopeDispose } from 'vue'

/** How often one looks whether the time is up, ms. */
const LOOK_MS = 5_000
/** When anybody last touched any tab of this app, epoch ms as text; says nothing of what was done. */
const LAST_TOUCH = 'last-touch'
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Calls back once nobody has touched any tab for so long; also when a machine wakes after a longer sleep. */
export function useIdle(minutes: () => number, onIdle: () => void, storage: Storage = window.localStorage): void {
  let own = Date.now()
  const touch = (): void => {
    const now = Date.now()
    if (now - own < LOOK_MS / 5) return
    if (!look()) return
    own = now
    storage.setItem(LAST_TOUCH, String(own))
  }
  /** @returns whether there is time left */
  const look = (): boolean => {
    const last = Math.max(own, Number(storage.getItem(LAST_TOUCH) ?? 0))
    const left = Date.now() - last < minutes() * 60_000
    if (!left) onIdle()
    return left
  }
  const timer = setInterval(look, LOOK_MS)
  for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    clearInterval(timer)
    for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true })
    document.removeEventListener('visibilitychange', look)
  })
}
