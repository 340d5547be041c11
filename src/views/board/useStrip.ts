import { shallowRef, type Ref, type ShallowRef } from 'vue'
import { BOARD_STAGES, isBoardStage, type Stage } from '#domain/stage.ts'

/** A phone's strip of columns: which one is shown, and the way to another. */
export interface Strip {
  readonly at: ShallowRef<Stage>
  readonly go: (stage: Stage) => void
  readonly scrolled: (event: Event) => void
  readonly focused: (event: Event) => void
}

/** Follows the strip inside `root` as a finger swipes it. */
export function useStrip(root: Readonly<Ref<HTMLElement | null>>): Strip {
  const at = shallowRef<Stage>('储备')

  function go(stage: Stage): void {
    at.value = stage
    const page = [...(root.value?.querySelectorAll<HTMLElement>('[data-page]') ?? [])].find(({ dataset }) => dataset['page'] === stage)
    page?.parentElement?.scrollTo({ left: page.offsetLeft - page.parentElement.offsetLeft })
  }

  /** A scroll does not bubble, but it can be caught on its way down. Only the strip itself scrolls across. */
  function scrolled({ target }: Event): void {
    const strip = target as HTMLElement
    const first = strip.firstElementChild as HTMLElement | null
    if (!first?.dataset['page'] || strip.scrollWidth <= strip.clientWidth) return
    const stage = BOARD_STAGES[Math.round(strip.scrollLeft / strip.clientWidth)]
    if (stage && isBoardStage(stage) && stage !== at.value) at.value = stage
  }

  /** In lanes the other stages are out of sight but in the page: the focus shows the one it enters. */
  function focused({ target }: Event): void {
    const stage = (target as HTMLElement).closest<HTMLElement>('.is-off')?.dataset['drop']
    if (stage && isBoardStage(stage)) at.value = stage
  }

  return { at, go, scrolled, focused }
}
