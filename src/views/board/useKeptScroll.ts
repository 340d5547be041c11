import { nextTick, onBeforeUnmount, onMounted, type Ref } from 'vue'
import { useRoute } from 'vue-router'

/** Where the board was left: by the path of each scroller within it, how far it was scrolled, for one address. */
let left: { readonly query: string; readonly places: ReadonlyMap<string, readonly [x: number, y: number]> } | null = null

/** Brings the board back to where it was left, so that looking into a project does not lose one's place. */
export function useKeptScroll(root: Readonly<Ref<HTMLElement | null>>): void {
  const route = useRoute()
  const { path } = route
  let query = JSON.stringify(route.query)

  /** The board itself, its strip on a phone and its columns. */
  function scrollers(): [name: string, element: HTMLElement][] {
    const own = root.value
    const inner = [...(own?.querySelectorAll<HTMLElement>('[data-page]') ?? [])]
    const strip = inner[0]?.parentElement
    return [...(own ? [['board', own] as [string, HTMLElement]] : []), ...(strip ? [['strip', strip] as [string, HTMLElement]] : []), ...inner.map((page): [string, HTMLElement] => [page.dataset['page'] ?? '', page])]
  }

  onMounted(async () => {
    if (left?.query !== query) return
    await nextTick()
    for (const [name, element] of scrollers()) element.scrollTo(...(left.places.get(name) ?? [0, 0]))
  })
  onBeforeUnmount(() => {
    if (route.path === path) query = JSON.stringify(route.query)
    left = { query, places: new Map(scrollers().map(([name, { scrollLeft, scrollTop }]) => [name, [scrollLeft, scrollTop]])) }
  })
}
