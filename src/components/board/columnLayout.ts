import { BOARD_STAGES, type BoardStage } from '#domain/stage.ts'

/** How a column stands on the board. */
export interface ColumnLayout {
  readonly stage: BoardStage
  /** How many cards stand beside each other in it. */
  readonly across: number
  readonly folded: boolean
  /** Its width, as a track of `grid-template-columns`. */
  readonly track: string
}

/**
 * A folded column's strip, an empty column, a card that is comfortable, the least a card can do with before the board
 * scrolls sideways, the gap between columns: rem.
 */
const WIDTHS = { folded: 2.75, empty: 11, card: 14.5, least: 13, gap: 0.5 } as const
/** Fewer cards than this in a row of cards are not worth a wider column. */
const ROWS_BEFORE_WIDER = 3

/**
 * Shares out the width: an empty column is narrow, and a crowded one shows its cards two, three or more abreast,
 * so that one stage's fifty cards do not stand in a thin column beside an empty desert.
 * @param counts how many cards each stage holds, over all lanes
 * @param width the board's width in rem
 */
export function layoutColumns(counts: Readonly<Record<BoardStage, number>>, folded: ReadonlySet<string>, width: number): ColumnLayout[] {
  const open = BOARD_STAGES.filter((stage) => !folded.has(stage))
  const filled = open.filter((stage) => counts[stage] > 0)
  const empty = open.length - filled.length
  const taken = empty * WIDTHS.empty + (BOARD_STAGES.length - open.length) * WIDTHS.folded + (BOARD_STAGES.length - 1) * WIDTHS.gap
  const slots = Math.floor((width - taken) / (WIDTHS.card + WIDTHS.gap))
  const across = shareSlots(counts, filled, slots)
  const used = filled.reduce((sum, stage) => sum + (across.get(stage) ?? 1), 0)
  // Nothing is crowded: an empty column may then be as wide as any other.
  const roomy = slots > used
  const track = (stage: BoardStage): string => {
    if (folded.has(stage)) return `${WIDTHS.folded}rem`
    const abreast = across.get(stage) ?? 1
    if (counts[stage] > 0) return `minmax(${WIDTHS.least * abreast}rem, ${abreast}fr)`
    return roomy ? `minmax(${WIDTHS.empty}rem, 1fr)` : `${WIDTHS.empty}rem`
  }
  return BOARD_STAGES.map((stage) => ({ stage, across: across.get(stage) ?? 1, folded: folded.has(stage), track: track(stage) }))
}

/** Gives one slot after the other to the stage whose cards stand in the most rows. */
function shareSlots(counts: Readonly<Record<BoardStage, number>>, filled: readonly BoardStage[], slots: number): Map<BoardStage, number> {
  const across = new Map<BoardStage, number>(filled.map((stage) => [stage, 1]))
  const rows = (stage: BoardStage): number => counts[stage] / (across.get(stage) ?? 1)
  for (let left = slots - filled.length; left > 0; left -= 1) {
    const longest = filled.reduce<BoardStage | null>((best, stage) => (best === null || rows(stage) > rows(best) ? stage : best), null)
    if (longest === null || rows(longest) <= ROWS_BEFORE_WIDER) break
    across.set(longest, (across.get(longest) ?? 1) + 1)
  }
  return across
}
