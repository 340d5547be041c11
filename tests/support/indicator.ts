import { figureText, INDICATOR_CATALOGUE } from '#domain/indicatorCatalogue.ts'
import type { IndicatorName } from '#domain/indicatorWords.ts'
import type { Indicators } from '#domain/indicators.ts'

/** A number in words with what it was made of: `投资完成率 = 23.0 ÷ 62.2 亿元 = 37.0%`. */
export function sayIndicator(name: IndicatorName, indicators: Indicators): string {
  const { operands, note } = INDICATOR_CATALOGUE[name]
  const [made, aside] = [operands(indicators), note(indicators)]
  return [name, ...(made === null ? [] : [made]), figureText(name, indicators)].join(' = ') + (aside === null ? '' : aside.includes('（') ? `；${aside}` : `（${aside}）`)
}
