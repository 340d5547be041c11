/** The four columns of the board, in the order a project passes them. */
export const BOARD_STAGES = ['储备', '开工', '续建', '投产'] as const
/** Where a project stands that is not on the board: before it, or out of it. */
export const TRAY_STAGES = ['谋划', '停缓建', '退出'] as const
/** Every stage; moves on evidence, apart from the plan category (domain.md, section 1). */
export const STAGES = [...BOARD_STAGES, ...TRAY_STAGES] as const

/** A column of the board. */
export type BoardStage = (typeof BOARD_STAGES)[number]
/** A stage off the board. */
export type TrayStage = (typeof TRAY_STAGES)[number]
/** Any stage. */
export type Stage = BoardStage | TrayStage

/** Tells whether a text is a stage. */
export const isStage = (text: string): text is Stage => (STAGES as readonly string[]).includes(text)

/** Tells whether a stage has a column on the board. */
export const isBoardStage = (stage: string): stage is BoardStage => (BOARD_STAGES as readonly string[]).includes(stage)

/** The stages of a project's life in order; 停缓建 and 退出 stand outside it. */
export const LIFE = ['谋划', '储备', '开工', '续建', '投产'] as const satisfies readonly Stage[]

/** How far along {@link LIFE} a stage stands; `null` for 停缓建 and 退出. */
export function lifePosition(stage: Stage): number | null {
  const position = (LIFE as readonly Stage[]).indexOf(stage)
  return position < 0 ? null : position
}
