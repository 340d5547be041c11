import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/** Whether the page is being printed: long lists are then drawn whole, and widths are the paper's. */
export function usePrinting(target: Window = window): Readonly<Ref<boolean>> {
  const printing = shallowRef(false)
  const begin = (): void => {
    printing.value = true
  }
  const end = (): void => {
    printing.value = false
  }
  target.addEventListener('beforeprint', begin)
  target.addEventListener('afterprint', end)
  onScopeDispose(() => {
    target.removeEventListener('beforeprint', begin)
    target.removeEventListener('afterprint', end)
  })
  return readonly(printing)
}
