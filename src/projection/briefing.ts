import { sayExamples } from '#domain/briefingWords.ts'
import { ruleText } from '#domain/lightWords.ts'
import type { PaperDocument, PaperParagraph, PaperSection } from '#domain/paperDocument.ts'
import { demandText } from './briefingDemands.ts'
import { laggingOf, laggingText } from './briefingLagging.ts'
import { briefingMessage } from './briefingMessage.ts'
import { briefingTables, type PrintedPlan } from './briefingTables.ts'
import { categoryText, listText, overallText, sectorText, type Told } from './briefingText.ts'
import { paperTable } from './paperTable.ts'
import { detailTable } from './sheets/detailTable.ts'
import { fileName, titleOf } from './sheets/frame.ts'
import { ordinal } from './sheets/parts.ts'
import { RATE_RULE } from './sheets/rules.ts'

/** What a briefing is made from. */
export interface BriefingView extends Told {
  /** The year's printed plan, or `null` where there is none or the filter leaves out a part of it. */
  readonly printed: PrintedPlan | null
  /** The past day whose record is shown, or `null` for now. */
  readonly asOf: string | null
}

/** The month's briefing: the document to hand round, and the short text for the group. */
export interface Briefing {
  readonly document: PaperDocument
  readonly message: string
}

/**
 * The month's briefing of the projects a filter lets pass, in the order of domain.md, section 6: totals, done and %,
 * points against 序时; 续建, 新开工, 建成; lists; sectors; the lagging, named; demands; tables 2 and 3; the detail sheet.
 */
export function briefingOf(view: BriefingView): Briefing {
  const { projects, standing, frame } = view
  const lagging = laggingOf(view)
  const examples = projects.filter(({ illustrative }) => illustrative).length
  return {
    document: {
      title: titleOf('进展情况简报', frame),
      scope: scopeOf(view),
      warning: examples === 0 ? null : sayExamples(examples, projects.length),
      sections: numbered([
        ['总体情况', overallText(view)],
        ['续建、新开工和建成情况', categoryText(view)],
        ['名录项目情况', listText(view)],
        ['分行业领域情况', sectorText(view)],
        ['滞后项目', laggingText(view, lagging)],
        ['需要协调解决的事项', demandText(view)],
      ]),
      rules: [`亮灯规则：${ruleText(standing.rule)}`, `计算口径：${RATE_RULE}`],
      tables: briefingTables(view, view.printed),
      detail: paperTable(detailTable(projects, frame)),
      fileName: fileName('简报', frame),
    },
    message: briefingMessage(view, lagging, examples),
  }
}

/** Parts without a paragraph are left out; the rest are numbered 一、二、… */
const numbered = (parts: readonly (readonly [string, readonly PaperParagraph[]])[]): PaperSection[] =>
  parts.filter(([, paragraphs]) => paragraphs.length > 0).map(([heading, paragraphs], at) => ({ heading: `${ordinal(at + 1)}、${heading}`, paragraphs }))

function scopeOf({ standing: { year, month, day }, frame, asOf }: BriefingView): string[] {
  return [
    `截至月份：${month === 0 ? `${year}年尚无月报` : `${year}年${month}月`}；超期计算至：${day}；制表日期：${frame.today}`,
    `范围：${frame.filterText === '' ? '台账全部项目' : frame.filterText}${asOf === null ? '' : `；按${asOf}的记录`}`,
    '数据来源：区重大项目台账；完成投资为各月月报（已报、已审）之和，为调度数',
  ]
}
