import { asPrinted, countLights, sayExamples, type SaidFigures } from '#domain/briefingWords.ts'
import { scheduleText } from '#domain/indicator.ts'
import { saidFigures } from './briefingFigures.ts'
import { afterwardsText, issueCounts } from './briefingDemands.ts'
import { gradeCounts, type Lagging } from './briefingLagging.ts'
import type { Told } from './briefingText.ts'
import { fulfilments } from './fulfilment.ts'
import { monthsText } from './sheets/frame.ts'

/** A message that is read on a telephone without unfolding it: characters. */
export const MESSAGE_LIMIT = 300

/** The short text for the group: totals, done, 序时, 兑现, the red ones by name, issues, the day, and 示例. */
export function briefingMessage(told: Told, lagging: readonly Lagging[], examples: number): string {
  const figures = saidFigures(told.projects, told.standing)
  const scope = told.frame.filterText === '' ? '' : `（${shortened(told.frame.filterText, MOST_SCOPE)}）`
  const head = [
    `【滨江区重大项目${told.standing.year}年${told.standing.month === 0 ? '' : monthsText(told.frame)}】${scope}`,
    `${figures.projects}个项目，总投资${figures.totalInvestment}亿元，年度计划${figures.annualPlan}亿元。${doneText(figures, told)}`,
    fulfilledText(told),
  ].filter(Boolean)
  const tail = [issuesText(told), `制表${told.frame.today}。${examples > 0 ? asPrinted(shortExamples(examples, figures.projects)) : ''}`].filter(Boolean)
  const room = MESSAGE_LIMIT - [...head, ...tail].join('\n').length - 1
  return [...head, laggingLine(lagging, room), ...tail].filter(Boolean).join('\n')
}

/** The most characters of a filter that a message repeats. */
const MOST_SCOPE = 40
const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

const shortExamples = (examples: number, projects: number): string => sayExamples(examples, projects).replace('本简报', '').replace('，不是真实项目', '')

function doneText({ done, rate, ahead, unreported, behindMonth }: SaidFigures, { standing }: Told): string {
  if (done === null) return standing.month === 0 ? '本年尚无月报。' : '尚无项目报送完成投资。'
  const against = ahead === null ? '' : `，${ahead}（序时${scheduleText(standing.month)}%）`
  return `已完成${done}亿元${rate === null ? '' : `，完成率${rate}%`}${against}。${unreported > 0 ? `${unreported}个本年未报。` : ''}${behindMonth === null ? '' : `${asPrinted(behindMonth)}。`}`
}

/** 已兑现 n/N by plan category, as the overview has it; 预备 promises nothing. */
function fulfilledText({ projects, standing }: Told): string {
  const parts = fulfilments(projects, standing.year).filter(({ category }) => category !== '预备').map(({ category, fulfilled, projects: all }) => `${category}${fulfilled}/${all}`)
  return parts.length === 0 ? '' : `已兑现：${parts.join('，')}。`
}

function issuesText(told: Told): string {
  const { open, late } = issueCounts(told)
  const after = afterwardsText(told)
  return (open === 0 ? (after === '' ? '' : '未销号问题0个。') : `未销号问题${open}个${late > 0 ? `，超期${late}个` : ''}。`) + after
}

/** How many lag, and as many of their names as there is room for, the worst first. */
function laggingLine(lagging: readonly Lagging[], room: number): string {
  if (lagging.length === 0) return ''
  const count = countLights(gradeCounts(lagging))
  let names = ''
  for (const [at, { project }] of lagging.entries()) {
    const next = names === '' ? project.name : `${names}、${project.name}`
    const rest = at + 1 < lagging.length ? '等' : ''
    if (count.length + next.length + rest.length + 2 > room) return names === '' ? `${count}。` : `${count}：${names}等。`
    names = next
  }
  return `${count}：${names}。`
}
