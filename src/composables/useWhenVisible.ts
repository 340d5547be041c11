import { onScopeDispose } from 'vue'

/** Runs an action each time the page comes back into sight: a tab that slept may have missed something. */
export function useWhenVisible(action: () => void, target: Document = document): void {
  const look = (): void => {
    if (target.visibilityState === 'visible') action()
  }
  target.addEventListener('visibilitychange', look)
  onScopeDispose(() => target.removeEventListener('visibilitychange', look))
}
