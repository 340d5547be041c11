import { onScopeDispose } from 'vue'

/** How often one looks whether the time is up, ms. */
const LOOK_MS = 5_000
/** When anybody last touched any tab of this app, epoch ms as text; says nothing of what was done. */
const LAST_TOUCH = 'last-touch'
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Where the last touch of all tabs is kept, and what counts as one. */
export interface IdleOptions {
  /** `null`: each tab knows its own touches only. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | null
  /** Whether looking on is use enough: a wall screen is touched by nobody. Asked while the page is in sight. */
  readonly watched?: () => boolean
}

/** Calls back once nobody has touched any tab for so long; also when a machine wakes after a longer sleep. */
export function useIdle(minutes: () => number, onIdle: () => void, { storage = sharedStorage(), watched = () => false }: IdleOptions = {}): void {
  let own = Date.now()
  function note(now: number): void {
    own = now
    try {
      storage?.setItem(LAST_TOUCH, String(now))
    } catch {
      // Full: the other tabs count their own touches.
    }
  }
  /** A touch that is yet to come was noted before the clock was put right: the time counts from now. */
  function lastTouch(now: number): number {
    const known = Math.max(own, Number(storage?.getItem(LAST_TOUCH)) || 0)
    if (known > now) note(now)
    return Math.min(known, now)
  }
  /** @returns whether there is time left */
  function look(): boolean {
    const now = Date.now()
    const left = now - lastTouch(now) < minutes() * 60_000
    if (!left) onIdle()
    else if (document.visibilityState === 'visible' && watched()) note(now)
    return left
  }
  function touch(): void {
    const now = Date.now()
    if (Math.abs(now - own) >= LOOK_MS / 5 && look()) note(now)
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

/** Asking for it throws where the person forbade it. */
function sharedStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
