import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/** Whether the browser believes it has a network. Only a hint: nothing the app does depends on it. */
export function useOnline(target: Window = window): Readonly<Ref<boolean>> {
  const online = shallowRef(target.navigator.onLine)
  const update = (): void => {
    online.value = target.navigator.onLine
  }
  target.addEventListener('online', update)
  target.addEventListener('offline', update)
  onScopeDispose(() => {
    target.removeEventListener('online', update)
    target.removeEventListener('offline', update)
  })
  return readonly(online)
}
