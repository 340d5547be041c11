import { onScopeDispose, watch, type Ref } from 'vue'

/** How far a press has to go before it is a drag: px. */
const FAR = 4

/** What dragging in a grid's header does. Columns by number. */
export interface ColumnDragOptions {
  /** A column's width as it stands, in px. */
  readonly widthOf: (column: number) => number
  /** The width under the pointer, at every move; `last` when it is let go. */
  readonly size: (column: number, width: number, last: boolean) => void
  /** The column over which one is dragged, or `null` when the drag is given up. */
  readonly over: (from: number, to: number | null) => void
  readonly move: (from: number, to: number) => void
}

/** Sizes columns by their `data-size` edge, with any pointer, and moves them by their header, with a mouse. */
export function useColumnDrag(root: Readonly<Ref<HTMLElement | null>>, { widthOf, size, over, move }: ColumnDragOptions): void {
  let drag: { kind: 'size' | 'move'; column: number; x: number; width: number; far: boolean } | null = null

  const columnAt = (target: EventTarget | null): number | null => {
    const header = (target as Element | null)?.closest<HTMLElement>('[role="columnheader"][data-col]')
    return header ? Number(header.dataset['col']) : null
  }
  function down(event: PointerEvent): void {
    if (event.button !== 0) return
    const edge = (event.target as Element).closest<HTMLElement>('[data-size]')?.dataset['size']
    const column = edge === undefined ? columnAt(event.target) : Number(edge)
    if (column === null || (edge === undefined && event.pointerType !== 'mouse')) return
    drag = { kind: edge === undefined ? 'move' : 'size', column, x: event.clientX, width: widthOf(column), far: false }
    addEventListener('pointermove', moved)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', give)
  }
  function moved(event: PointerEvent): void {
    if (!drag) return
    drag.far ||= Math.abs(event.clientX - drag.x) > FAR
    if (!drag.far) return
    if (drag.kind === 'size') size(drag.column, drag.width + event.clientX - drag.x, false)
    else over(drag.column, columnAt(document.elementFromPoint(event.clientX, event.clientY)))
  }
  function up(event: PointerEvent): void {
    const ended = drag
    give()
    if (!ended?.far) return
    addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', swallow, true))
    if (ended.kind === 'size') return size(ended.column, ended.width + event.clientX - ended.x, true)
    const to = columnAt(document.elementFromPoint(event.clientX, event.clientY))
    if (to !== null && to !== ended.column) move(ended.column, to)
  }
  function give(): void {
    if (drag?.kind === 'move') over(drag.column, null)
    drag = null
    removeEventListener('pointermove', moved)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', give)
  }
  watch(root, (now, before) => {
    before?.removeEventListener('pointerdown', down)
    now?.addEventListener('pointerdown', down)
  }, { immediate: true, flush: 'post' })
  onScopeDispose(give)
}

/** The click that ends a drag is none. */
const swallow = (event: Event): void => {
  event.stopPropagation()
  event.preventDefault()
}
