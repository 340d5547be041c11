import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/** Below this the board shows one stage at a time: the width the shell puts its navigation at the bottom. */
export const PHONE = '(max-width: 640px)'

/** Whether a media query holds, as long as the component lives. */
export function useMedia(query: string, target: Window = window): Readonly<Ref<boolean>> {
  const media = target.matchMedia(query)
  const holds = shallowRef(media.matches)
  const update = (): void => {
    holds.value = media.matches
  }
  media.addEventListener('change', update)
  onScopeDispose(() => media.removeEventListener('change', update))
  return readonly(holds)
}
