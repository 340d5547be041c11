import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import type { Verdict } from './verdict.ts'

/** How the board is shown at a moment: what all of its cells need to know. */
export interface BoardView {
  /** Narrow: one stage at a time. */
  readonly phone: boolean
  /** The stage a phone shows. */
  readonly at: Stage
  /** Everything drawn, for paper. */
  readonly whole: boolean
  /** By stage, how many projects the filter hides. */
  readonly hidden: ReadonlyMap<Stage, number>
  /** By stage, whether the card on its way may come in; `null` while none is. */
  readonly verdicts: ReadonlyMap<Stage, Verdict> | null
  /** The stage the card is over. */
  readonly over: Stage | null
}

/** What a list tells of each card to whoever draws it. */
export interface CardSlot {
  readonly project: Project
  /** Where the card stands in a list that is drawn in part, as ARIA attributes; empty where all of it is drawn. */
  readonly position: Readonly<Record<string, number>>
}
