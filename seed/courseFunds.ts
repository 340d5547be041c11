import type { FundSource } from '#domain/monthlyReport.ts'
import type { RegisterRow } from '#importing/registerSchema.ts'
import type { Random } from './random.ts'

/** The channel that stands behind a list: a project on it draws on that money. */
const CHANNELS: Readonly<Record<string, FundSource>> = {
  两重: '超长期特别国债',
  两新: '超长期特别国债',
  专项债: '地方政府专项债',
  中央预算内: '中央预算内投资',
  土储债: '土储债',
}

/** Funds are booked in steps of 10 万元, in 元. */
const STEP = 100_000

/** 到位资金 of one month by source, in 元: about what was invested, a little more or less; every sixth is 未填. */
export function fundsOf(row: RegisterRow, invested: number, random: Random): Record<string, number> | null {
  const inPlace = round((invested * random.between(88, 118)) / 100)
  const share = random.between(35, 65)
  if (random.between(1, 6) === 1 || inPlace <= 0) return null
  const [first, second] = sourcesOf(row)
  const most = round((inPlace * share) / 100)
  const parts: readonly (readonly [FundSource, number])[] = [
    [first, most],
    [second, inPlace - most],
  ]
  return Object.fromEntries(parts.filter(([, amount]) => amount > 0))
}

function sourcesOf({ lists, investorKind }: RegisterRow): readonly [FundSource, FundSource] {
  const channel = lists.map(({ list }) => CHANNELS[list]).find((source) => source !== undefined)
  if (investorKind === '企业投资') return [channel ?? '企业自筹', channel ? '企业自筹' : '银行贷款']
  return [channel ?? '财政资金', channel ? '财政资金' : '银行贷款']
}

const round = (yuan: number): number => Math.floor(yuan / STEP) * STEP
