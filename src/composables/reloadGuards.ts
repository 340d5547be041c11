import { onScopeDispose } from 'vue'

/** Asked before the page reloads by itself: false while something typed is not yet saved. */
export type CanReload = () => boolean

const guards = new Set<CanReload>()

/** Keeps the page from reloading while `canReload` says no, as long as the component lives. */
export function useReloadGuard(canReload: CanReload): void {
  guards.add(canReload)
  onScopeDispose(() => guards.delete(canReload))
}

/** Whether every guard agrees to a reload now. */
export function canReloadNow(): boolean {
  return [...guards].every((canReload) => canReload())
}
