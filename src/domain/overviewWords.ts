import type { IsoDate } from './calendar.ts'
import { scheduleDifference } from './indicator.ts'
import type { Ratio } from './indicators.ts'
import { formatYi, printScaled, type Yuan } from './money.ts'

/** What a change beside a number is measured from: `较 4 月末`, `较 2025-03-31`; month 0 is the year's beginning. */
export function sayComparedWith(since: number | IsoDate | null): string {
  if (since === null) return ''
  return typeof since === 'string' ? `较 ${since}` : since === 0 ? '较年初' : `较 ${since} 月末`
}

/** 截至月份 in words: `2025 年截至 5 月`. */
export const sayAsOfMonth = (year: number, month: number): string => (month === 0 ? `${year} 年尚无月报` : `${year} 年截至 ${month} 月`)

/** Words for what is lacking of a start rate: the projects that must still start. */
export function sayStartsLacking(lacking: number | null, due: boolean): string {
  if (lacking === null) return '名录内没有计划新开工项目，不评'
  if (lacking === 0) return '已达到'
  return due ? `未达到，差 ${lacking} 个` : `还差 ${lacking} 个`
}

/** Words for what is lacking of an amount; `null` where nobody has filled it in. */
export function sayAmountLacking(lacking: Yuan | null): string {
  if (lacking === null) return '均未填'
  return lacking === 0 ? '已达到' : `还差 ${formatYi(lacking, 2)} 亿元`
}

/** What 名录 figures and 到位资金 are, under the table of special funds. */
export const SAY_FUNDS = '已争取按两个口径分列：名录数为列入本年度各渠道名录的项目在名录中的计划数，未填的不计；到位资金为本年各月月报（已报、已审）按来源填报之和，含未列名录的项目。两者不相加。'

/** How a start rate is counted, under its table. */
export const SAY_START_RATE = '开工率只在名录内计划类别为“新开工”的项目中计算；季度目标只适用于省千项万亿项目。'

/** What the comparison with the month before leaves as it is. */
export const SAY_MONTH_BEFORE = '上月数：月报、入统数回到上月末，超期算至上月末；阶段、计划和问题按现状。'
/** What a day's comparison is made of. */
export const SAY_DAY_BEFORE = '当日数：当天结束时已有的记录，截至月份为当时应报项目至少一半已报的最近月份。'

/** Words under the sizes: why two ranks. */
export const SAY_TWO_RANKS = '总投资与年度计划的名次不同：大项目未必是今年投得多的项目。年度计划名次旁的 ↑↓ 为比总投资名次靠前、靠后几位。'

/** A row whose share took the rounding residue, in tenths of a percent. */
export interface SaidResidue {
  readonly name: string
  readonly residue: number
}

/** Which rule the shares follow, where a row took a residue; "" where none did: `占比凑整到 100.0，差额计入最大一行（创意城年度计划 +0.1）…` */
export const sayResidues = (rows: readonly SaidResidue[]): string =>
  rows.length === 0 ? '' : `占比凑整到 100.0，差额计入最大一行（${rows.map(({ name, residue }) => `${name} ${residue > 0 ? '+' : ''}${printScaled(residue, 1)}`).join('、')}）；“与原表核对”的计算数直接四舍五入，不凑整，可相差此数。`

/** Words under the ageing. */
export const SAY_AGEING = '自进入现阶段之日起算，中位数为一半项目不超过的天数；年度结转转入续建的从结转之日起算。'

/** How a ranking is made. */
export const SAY_RANKING = '按序时差排名，并列同名次，无年度计划或无月报的不排名；少于 3 个项目的标“样本少”，名次仅供参考。两区共计的项目在属地排名中只计一次。'

/** Words for a completion rate against the year's goal: how many 百分点 are left; above the goal, by how many. */
export function sayRateGoal(completion: Ratio | null, percent: number): string {
  const tenths = completion === null ? null : scheduleDifference(completion.part, completion.whole, 12)
  if (tenths === null) return '—'
  const left = tenths + 1000 - percent * 10
  return left > 0 ? `已超 ${printScaled(left, 1)} 个百分点` : `还差 ${printScaled(-left, 1)} 个百分点`
}
