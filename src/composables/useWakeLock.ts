import { onScopeDispose } from 'vue'
import { useWhenVisible } from './useWhenVisible.ts'

/** Keeps the screen on as long as the component lives, where the browser can; it gives the lock up when the tab is hidden. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | null = null
  let left = false

  async function hold(): Promise<void> {
    // Missing on plain http, and in older browsers: the screen then keeps its own habits.
    if (!('wakeLock' in navigator)) return
    try {
      const held = await navigator.wakeLock.request('screen')
      if (left) await held.release()
      else lock = held
    } catch (error) {
      // Refused while the tab is hidden or the battery low: asked for again when the tab is next seen.
      if (!(error instanceof DOMException)) throw error
    }
  }

  void hold()
  useWhenVisible(() => void hold())
  onScopeDispose(() => {
    left = true
    void lock?.release()
  })
}
