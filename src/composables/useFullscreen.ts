import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/** Whether the page fills the screen, and the way in and out. */
export interface Fullscreen {
  readonly can: boolean
  readonly full: Readonly<Ref<boolean>>
  readonly toggle: () => Promise<void>
}

/** Full screen for the whole page; leaving the component leaves it. */
export function useFullscreen(target: Document = document): Fullscreen {
  const full = shallowRef(target.fullscreenElement !== null)
  const look = (): void => {
    full.value = target.fullscreenElement !== null
  }
  async function toggle(): Promise<void> {
    if (target.fullscreenElement) await target.exitFullscreen()
    else await target.documentElement.requestFullscreen()
  }
  target.addEventListener('fullscreenchange', look)
  onScopeDispose(() => {
    target.removeEventListener('fullscreenchange', look)
    if (target.fullscreenElement) void target.exitFullscreen()
  })
  return { can: target.fullscreenEnabled, full: readonly(full), toggle }
}
