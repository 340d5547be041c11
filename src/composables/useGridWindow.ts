import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, onMounted, onScopeDispose, shallowRef, type ComputedRef, type Ref } from 'vue'

/** Lines drawn beyond either edge: what a fast wheel or finger passes before the next frame. */
const OVERSCAN = 20

/** What part of a grid is in sight. Lengths in px. */
export interface GridWindow {
  /** The lines to draw, by number. */
  readonly lines: ComputedRef<readonly number[]>
  /** The height of all lines. */
  readonly height: ComputedRef<number>
  readonly scrollLeft: Readonly<Ref<number>>
  readonly viewWidth: Readonly<Ref<number>>
  /** Scrolls as little as needed to bring a line, and a column that pinned ones do not cover, into sight. */
  readonly show: (row: number, column: { readonly left: number; readonly width: number; readonly covered: number } | null) => void
}

/** A grid in a scroller, all of whose lines are of one height. */
export interface GridWindowOptions {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly rows: () => number
  readonly rowHeight: () => number
  /** A line that is drawn wherever it is, so that it keeps the focus; -1 for none. */
  readonly keep: () => number
}

/** Follows a grid's scroller. */
export function useGridWindow({ scroller, rows, rowHeight, keep }: GridWindowOptions): GridWindow {
  const scrollLeft = shallowRef(0)
  const viewWidth = shallowRef(innerWidth)
  const virtualizer = useVirtualizer(computed(() => ({
    count: rows(),
    getScrollElement: () => scroller.value,
    estimateSize: rowHeight,
    overscan: OVERSCAN,
    initialRect: { width: innerWidth, height: innerHeight },
  })))
  const observer = new ResizeObserver(([entry]) => {
    if (entry) viewWidth.value = entry.contentRect.width
  })
  const scrolled = (): void => {
    scrollLeft.value = scroller.value?.scrollLeft ?? 0
  }

  function show(row: number, column: Parameters<GridWindow['show']>[1]): void {
    const view = scroller.value
    if (!view) return
    const [top, bottom] = [row * rowHeight(), (row + 3) * rowHeight()]
    if (row >= 0 && top < view.scrollTop) view.scrollTop = top
    // The header and the sums cover two lines of what is in sight.
    else if (row >= 0 && bottom > view.scrollTop + view.clientHeight) view.scrollTop = bottom - view.clientHeight
    if (!column) return
    const { left, width, covered } = column
    if (left < view.scrollLeft + covered) view.scrollLeft = left - covered
    else if (left + width > view.scrollLeft + view.clientWidth) view.scrollLeft = left + width - view.clientWidth
  }

  onMounted(() => {
    const view = scroller.value
    if (!view) return
    observer.observe(view)
    view.addEventListener('scroll', scrolled, { passive: true })
  })
  onScopeDispose(() => observer.disconnect())

  return {
    lines: computed(() => withKept(virtualizer.value.getVirtualItems().map(({ index }) => index), keep(), rows())),
    height: computed(() => rows() * rowHeight()),
    scrollLeft, viewWidth, show,
  }
}

function withKept(range: number[], keep: number, count: number): number[] {
  return keep < 0 || keep >= count || range.includes(keep) ? range : [...range, keep].sort((a, b) => a - b)
}
