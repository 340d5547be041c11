import type { Grade } from '#domain/light.ts'

/** How a grade looks beside its word: a shape of its own, so that it is told apart without colour. */
export interface LightLook {
  /** Outline of the filled part, in a box of 12 × 12. */
  readonly fill: string
  /** Outline of the drawn part, or "". */
  readonly line: string
  /** The class of the colour: a token of `tokens.css`. */
  readonly tone: 'is-red' | 'is-yellow' | 'is-open' | 'is-slow' | 'is-fine' | 'is-none'
}

const RING = 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z'

/** By grade: diamond, triangle, open ring, half disc, disc, dash. */
export const LIGHT_LOOKS: Readonly<Record<Grade, LightLook>> = {
  红: { fill: 'M6 0L12 6L6 12L0 6Z', line: '', tone: 'is-red' },
  黄: { fill: 'M6 0.5L12 11.5H0Z', line: '', tone: 'is-yellow' },
  未报: { fill: '', line: RING, tone: 'is-open' },
  略慢: { fill: 'M6 1.5a4.5 4.5 0 0 0 0 9Z', line: RING, tone: 'is-slow' },
  正常: { fill: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z', line: '', tone: 'is-fine' },
  不评: { fill: 'M2 5H10V7H2Z', line: '', tone: 'is-none' },
}
