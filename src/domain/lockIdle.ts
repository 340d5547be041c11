/** Minutes without a touch after which the screen locks, as a person may choose. */
export const IDLE_MINUTES = [5, 15, 60] as const
/** Until a person chooses. */
export const USUAL_IDLE_MINUTES = 15
