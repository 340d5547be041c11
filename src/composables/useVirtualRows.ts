import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, onMounted, onScopeDispose, shallowRef, type ComputedRef, type Ref } from 'vue'

/** A long list of rows of cards, of which only those near the window are drawn. */
export interface VirtualRows {
  /** The rows to draw, from the first up to but not including `end`. */
  readonly window: ComputedRef<{ readonly start: number; readonly end: number }>
  /** Room for the rows above and below that are not drawn: px. */
  readonly before: ComputedRef<number>
  readonly after: ComputedRef<number>
  /** Told of each row's first element, so that rows may be of any height. */
  readonly measure: (element: Element | null) => void
}

/** What to draw in part: how many rows, in which scroller, from which list. Lengths in px. */
export interface VirtualRowsOptions {
  readonly rows: () => number
  readonly scroller: () => HTMLElement | null
  readonly list: Readonly<Ref<HTMLElement | null>>
  readonly estimate: number
  readonly gap: number
}

/** Draws a list in part. Rows are the elements whose `data-index` is their number. */
export function useVirtualRows({ rows, scroller, list, estimate, gap }: VirtualRowsOptions): VirtualRows {
  const margin = shallowRef(0)
  const virtualizer = useVirtualizer<HTMLElement, Element>(
    computed(() => ({
      count: rows(),
      getScrollElement: scroller,
      estimateSize: () => estimate,
      gap,
      overscan: 2,
      scrollMargin: margin.value,
      initialRect: { width: 0, height: innerHeight },
    })),
  )
  const items = computed(() => virtualizer.value.getVirtualItems())
  const window = computed(() => ({ start: items.value[0]?.index ?? 0, end: (items.value.at(-1)?.index ?? -1) + 1 }))
  const before = computed(() => (items.value[0]?.start ?? margin.value) - margin.value)
  const after = computed(() => Math.max(0, virtualizer.value.getTotalSize() - ((items.value.at(-1)?.end ?? margin.value) - margin.value)))

  /** Where the list begins within its scroller: what stands above it may grow. */
  function place(): void {
    const [inside, outside] = [list.value, scroller()]
    if (!inside || !outside) return
    margin.value = Math.round(inside.getBoundingClientRect().top - outside.getBoundingClientRect().top + outside.scrollTop)
  }
  const observer = new ResizeObserver(place)
  onMounted(() => {
    place()
    const content = scroller()?.firstElementChild
    if (content) observer.observe(content)
  })
  onScopeDispose(() => observer.disconnect())

  return { window, before, after, measure: (element) => virtualizer.value.measureElement(element) }
}
