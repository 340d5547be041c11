import type { Way } from './door.ts'

/** A reserve pool as printed, beside what its channel has brought. Texts in the unit of their head. */
export interface FundsLine {
  readonly channel: string
  readonly scope: string | null
  readonly reserved: number
  readonly need: string
  readonly lists: string
  readonly members: { readonly text: string; readonly to: Way }
  readonly listed: string
  readonly unknownListed: number
  readonly inPlace: string
}

/** The special funds to be won: the printed target beside both ways of counting. */
export interface FundsGoal {
  readonly target: string
  readonly channels: string
  readonly listed: string
  readonly listedState: string
  readonly inPlace: string
  readonly inPlaceState: string
}

/** A figure of the year before, as the report prints it, beside this year's goal and what stands now. */
export interface YearsLine {
  readonly name: string
  readonly unit: string
  readonly before: string
  readonly goal: string
  readonly now: string
  readonly to: Way
  /** Reached, or how far it is; "" where nothing is to be reached. */
  readonly state: string
}
