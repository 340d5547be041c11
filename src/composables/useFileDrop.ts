import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

/**
 * Takes the first file dropped on an element, as long as the component lives. A file dropped beside it is refused:
 * the browser would leave the app and show the file.
 * @returns whether a file is being held over the element
 */
export function useFileDrop(place: Readonly<Ref<HTMLElement | null>>, onFile: (file: File) => void, page: Window = window): Readonly<Ref<boolean>> {
  const holding = shallowRef(false)
  const isInside = (event: DragEvent): boolean => event.target instanceof Node && Boolean(place.value?.contains(event.target))
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    holding.value = isInside(event)
    if (!holding.value) event.dataTransfer.dropEffect = 'none'
  }
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) holding.value = false
  }
  const drop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    holding.value = false
    if (isInside(event)) onFile(file)
  }
  page.addEventListener('dragover', over)
  page.addEventListener('dragleave', leave)
  page.addEventListener('drop', drop)
  onScopeDispose(() => {
    page.removeEventListener('dragover', over)
    page.removeEventListener('dragleave', leave)
    page.removeEventListener('drop', drop)
  })
  return readonly(holding)
}
