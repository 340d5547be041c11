import { reportedMonths } from '#domain/missingMonths.ts'
import type { Project } from '#domain/project.ts'
import { NO_COUNT_RULE, RATE_RULE } from './rules.ts'
import type { LedgerSums } from '../ledgerSums.ts'
import type { SheetFrame } from './frame.ts'

/** What stands under every sheet: the rule, what is 未填 and left out of the sums, the day, the filter, and 示例. */
export function notesOf(projects: readonly Project[], sums: LedgerSums, frame: SheetFrame): readonly string[] {
  const { year, month, today, filterText } = frame
  const reported = month === null ? `${year}年尚无月报` : `数据截至${year}年${month}月`
  const examples = projects.filter(({ illustrative }) => illustrative).length
  return [
    `注1：${RATE_RULE}${month === null ? '' : `序时进度为${month}/12。`}`,
    `注2：${NO_COUNT_RULE}${unknownText(sums)}`,
    `注3：${reported}，共${sums.projects}个项目，制表日期${today}。${filterText === '' ? '' : `范围：${filterText}。`}`,
    ...behindNote(projects, frame),
    ...(examples === 0 ? [] : [`注${behindNote(projects, frame).length === 0 ? 4 : 5}：其中${examples}个项目为示例数据，不是真实项目，不得作为统计依据。`]),
  ]
}

/** The most projects that a note names. */
const MOST_NAMED = 20

/** Whose sum of the year ends before M, so that it is not read as M's: each with the month it ends in. */
function behindNote(projects: readonly Project[], { year, month }: SheetFrame): string[] {
  if (month === null) return []
  const behind = projects.flatMap(({ name, stage, reports }) => {
    const last = stage === '停缓建' || stage === '退出' ? undefined : reportedMonths({ reports }, year).at(-1)
    return last === undefined || last >= month ? [] : [`${name}（只报到${last}月）`]
  })
  const more = behind.length > MOST_NAMED ? '等' : ''
  return behind.length === 0 ? [] : [`注4：${behind.length}个项目${month}月未报，完成投资只计到所报月份：${behind.slice(0, MOST_NAMED).join('、')}${more}。`]
}

function unknownText({ unknownTotal, unknownBefore, unknownPlan, unreported }: LedgerSums): string {
  const parts: [string, number][] = [
    ['总投资', unknownTotal],
    ['上年底累计', unknownBefore],
    ['年度计划', unknownPlan],
    ['年初累计', unreported],
  ]
  const some = parts.filter(([, count]) => count > 0).map(([label, count]) => `${label}${count}个`)
  return some.length === 0 ? '' : `未填：${some.join('、')}。`
}
