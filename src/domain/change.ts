import { pointsText } from './indicator.ts'
import { ratioText, type Indicators } from './indicators.ts'
import { formatYi, type Yuan } from './money.ts'

/** The figures that say what changed since an earlier time. */
export const CHANGING = ['projects', 'total', 'plan', 'done', 'rate', 'difference', 'fulfilled', 'red', 'yellow'] as const
/** One of {@link CHANGING}. */
export type Changing = (typeof CHANGING)[number]

/** What became of a figure: its sign and size as they are printed, `+3.2 亿元`, and which way it went. */
export interface Change {
  readonly text: string
  readonly way: 'up' | 'down' | 'same'
}

/** Rates as they are printed, so that what stands on the screen can be subtracted by hand: `45.5` is 455. */
const tenths = (text: string): number | null => (text === '—' ? null : Math.round(Number(text.replaceAll(',', '')) * 10))

const VALUES: Readonly<Record<Changing, { readonly unit: string; readonly of: (indicators: Indicators) => number | null; readonly kind: 'count' | 'amount' | 'points' }>> = {
  projects: { unit: '个', kind: 'count', of: ({ projects }) => projects },
  total: { unit: '亿元', kind: 'amount', of: ({ total }) => total },
  plan: { unit: '亿元', kind: 'amount', of: ({ plan }) => plan },
  done: { unit: '亿元', kind: 'amount', of: ({ done }) => done },
  rate: { unit: '个百分点', kind: 'points', of: ({ completion }) => tenths(ratioText(completion)) },
  difference: { unit: '个百分点', kind: 'points', of: ({ difference }) => difference },
  fulfilled: { unit: '个', kind: 'count', of: ({ fulfilled }) => fulfilled.reduce((sum, one) => sum + one.fulfilled, 0) },
  red: { unit: '个', kind: 'count', of: ({ grades }) => grades.红 },
  yellow: { unit: '个', kind: 'count', of: ({ grades }) => grades.黄 },
}

/** What a figure changed by between two times. @returns `null` where one of them has no such figure */
export function changeOf(figure: Changing, before: Indicators, now: Indicators): Change | null {
  const { unit, kind, of } = VALUES[figure]
  const [was, is] = [of(before), of(now)]
  if (was === null || is === null) return null
  const by = is - was
  if (by === 0) return { text: '持平', way: 'same' }
  const size = kind === 'points' ? pointsText(by) : kind === 'amount' ? signed(by, formatYi(by as Yuan)) : signed(by, String(by))
  return { text: `${size} ${unit}`, way: by > 0 ? 'up' : 'down' }
}

const signed = (by: number, text: string): string => (by > 0 ? `+${text}` : text)

/** Words for a change in rank: up is a smaller number. */
export function rankChange(before: number | null | undefined, now: number | null): Change | null {
  if (before === null || before === undefined || now === null) return null
  if (before === now) return { text: '持平', way: 'same' }
  return before > now ? { text: `升 ${before - now} 位`, way: 'up' } : { text: `降 ${now - before} 位`, way: 'down' }
}
