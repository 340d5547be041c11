import { BOARD_STAGES, type BoardStage } from '#domain/stage.ts'

/** How a column stands on the board. */
export interface ColumnLayout {
  readonly stage: BoardStage
  /** How many cards stand beside each other in it. */
  readonly across: number
  readonly folded: boolean
}

/** A folded column's strip, an empty column, the least width of a card, the gap between columns: rem. */
const WIDTHS = { folded: 2.75, empty: 11, card: 15, gap: 0.5 } as const
/** Fewer cards than this in a row of cards are not worth a wider column. */
const ROWS_BEFORE_WIDER = 3

/**
 * Shares out the width: an empty column is narrow, and a crowded one shows its cards two, three or more abreast,
 * so that one stage's fifty cards do not stand in a thin column beside an empty desert.
 * @param counts how many cards each stage holds, over all lanes
 * @param width the board's width in rem
 */
export function layoutColumns(counts: Readonly<Record<BoardStage, number>>, folded: ReadonlySet<string>, width: number): ColumnLayout[] {
  const across = new Map<BoardStage, number>(BOARD_STAGES.map((stage) => [stage, 1]))
  const open = BOARD_STAGES.filter((stage) => !folded.has(stage))
  const filled = open.filter((stage) => counts[stage] > 0)
  const emptyWidth = (open.length - filled.length) * WIDTHS.empty + (BOARD_STAGES.length - open.length) * WIDTHS.folded
  const room = width - emptyWidth - (BOARD_STAGES.length - 1) * WIDTHS.gap
  let slots = Math.floor(room / (WIDTHS.card + WIDTHS.gap)) - filled.length
  for (; slots > 0; slots -= 1) {
    const rows = (stage: BoardStage): number => counts[stage] / (across.get(stage) ?? 1)
    const widest = filled.reduce<BoardStage | null>((best, stage) => (best === null || rows(stage) > rows(best) ? stage : best), null)
    if (widest === null || rows(widest) <= ROWS_BEFORE_WIDER) break
    across.set(widest, (across.get(widest) ?? 1) + 1)
  }
  return BOARD_STAGES.map((stage) => ({ stage, across: across.get(stage) ?? 1, folded: folded.has(stage) }))
}

/** The columns as `grid-template-columns`. */
export function columnTemplate(columns: readonly ColumnLayout[], counts: Readonly<Record<BoardStage, number>>): string {
  const noneFilled = columns.every(({ stage, folded }) => folded || counts[stage] === 0)
  return columns
    .map(({ stage, across, folded }) => {
      if (folded) return `${WIDTHS.folded}rem`
      return counts[stage] > 0 || noneFilled ? `minmax(0, ${across}fr)` : `${WIDTHS.empty}rem`
    })
    .join(' ')
}
