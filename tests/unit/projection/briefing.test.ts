import { describe, expect, it } from 'vitest'
import { sayLightCounts } from '#domain/briefingWords.ts'
import type { IsoDate } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import { DEFAULT_LIGHT_RULE, type Grade } from '#domain/light.ts'
import type { Project } from '#domain/project.ts'
import { briefingOf, type Briefing, type BriefingView } from '#projection/briefing.ts'
import { MESSAGE_LIMIT } from '#projection/briefingMessage.ts'
import { filterWords } from '#projection/filterWords.ts'
import { issuesByProject } from '#projection/standing.ts'
import { aProject, publishedPlan, seedProjects } from './someProjects.ts'

/** 元 in a 亿元. */
const YI = 100_000_000
const day = (text: string): IsoDate => text as IsoDate

const [jia, yi, bing] = [
  { ...aProject({ sector: '民生设施', district: '长河街道', stage: '续建', category: '续建', total: 10 * YI, plan: 2 * YI, months: [0.5 * YI, 0.5 * YI, 0.5 * YI] }), name: '甲路', contactLeader: '张领导' },
  { ...aProject({ sector: '先进制造业基地', district: '西兴街道', stage: '储备', category: '新开工', total: 20 * YI, plan: YI, lists: [{ list: '省千项万亿', year: 2025, level: '省级', plan: null }] }), name: '乙园', plannedStart: day('2025-02-10'), responsibleUnit: '乙单位' },
  { ...aProject({ sector: '民生设施', district: '长河街道', stage: '投产', category: '建成', total: 5 * YI, plan: YI, months: [0.02 * YI, 0.02 * YI, 0.01 * YI] }), name: '丙院', officer: '王工' },
]
const issue: Issue = { id: 'issue/1', project: jia.id, description: '两户未签约。', kind: '征拆', level: 3, responsibleUnit: '甲单位', reported: day('2025-03-01'), due: day('2025-04-01'), closed: null }

function view(projects: readonly Project[], own: Partial<BriefingView> = {}, issues: readonly Issue[] = [issue]): BriefingView {
  return {
    projects, printed: null, asOf: null,
    standing: { year: 2025, month: 3, day: day('2025-04-08'), rule: DEFAULT_LIGHT_RULE, issuesOf: issuesByProject(issues) },
    frame: { year: 2025, month: 3, today: day('2025-04-08'), filterText: '' },
    ...own,
  }
}
const textOf = ({ document }: Briefing): string[] => document.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map(({ lead, text }) => `${lead ?? ''}${text}`)])

describe('the text of a month', () => {
  it('names how many sums end before 截至月份, and by name under the detail sheet', () => {
    const ding = { ...aProject({ sector: '民生设施', district: '长河街道', stage: '续建', category: '续建', plan: YI, months: [0.1 * YI] }), name: '丁桥' }
    const { document, message } = briefingOf(view([jia, yi, bing, ding]))
    expect(document.sections[0]?.paragraphs[1]?.text).toContain('4个项目中有1个本年未报，未计入完成投资。另有1个项目3月未报（只报到1月），完成投资只计到所报月份。')
    expect(message).toContain('1个项目3月未报（只报到1月）。')
    expect(document.detail.notes.join('\n')).toContain('注4：1个项目3月未报，完成投资只计到所报月份：丁桥（只报到1月）。')
  })

  it('says how many open issues were raised after the day it speaks of, and counts none of them', () => {
    const { document, message } = briefingOf(view([jia], {}, [{ ...issue, reported: day('2025-04-09'), due: null }]))
    expect(document.sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))).toContain('没有未销号的问题。4月8日之后提出1个，未计入。')
    expect(message).toContain('未销号问题0个。4月8日之后提出1个，未计入。')
  })

  it('says how many of the started passed by a waiver that is not made good', () => {
    const waivers = [{ stage: '开工' as const, items: ['permit' as const], reason: '在办', person: '某人', date: day('2025-02-10') }]
    const started = { ...yi, stage: '开工' as const, actualStart: day('2025-02-10'), waivers }
    expect(textOf(briefingOf(view([jia, started]))).join()).toContain('已开工1个（其中容缺1个），开工率100.0%。')
    expect(textOf(briefingOf(view([jia, { ...started, waivers: [] }]))).join()).toContain('已开工1个，开工率100.0%。')
  })

  it.each([
    [{ 红: 2, 黄: 3, 未报: 2 }, '红灯2个、黄灯3个，另有未报2个（不含已亮灯的），逐个列明如下。'],
    [{ 未报: 2 }, '未报2个，逐个列明如下。'],
    [{ 黄: 1 }, '黄灯1个，逐个列明如下。'],
  ] as const)('counts %j without calling two numbers by one name', (counts, words) => {
    expect(sayLightCounts(new Map(Object.entries(counts)) as ReadonlyMap<Grade, number>)).toBe(words)
  })

  it('goes from totals over done and 序时, categories, lists and sectors to the lagging and the demands', () => {
    expect(textOf(briefingOf(view([jia, yi, bing])))).toEqual([
      '一、总体情况',
      '重大项目3个，总投资35.0亿元，年度计划投资4.0亿元。',
      '1-3月完成投资1.6亿元，占年度计划的38.8%。3个项目中有1个本年未报，未计入完成投资。序时进度25.0%，比序时快13.8个百分点。',
      '二、续建、新开工和建成情况',
      '续建项目1个，年度计划投资2.0亿元，完成1.5亿元，完成率75.0%，比序时快50.0个百分点。',
      '计划新开工项目1个，年度计划投资1.0亿元，本年未报完成投资。已开工0个，开工率0.0%。应开未开1个：乙园。',
      '计划建成项目1个，年度计划投资1.0亿元，完成0.1亿元，完成率5.0%，比序时慢20.0个百分点。已建成投产1个，建成率100.0%。',
      '三、名录项目情况',
      '省千项万亿1个，年度计划投资1.0亿元，本年未报完成投资。其中计划新开工1个，已开工0个，开工率0.0%。',
      '四、分行业领域情况',
      '先进制造业基地领域1个，年度计划投资1.0亿元，本年未报完成投资。',
      '民生设施领域2个，年度计划投资3.0亿元，完成1.6亿元，完成率51.7%，比序时快26.7个百分点。',
      '五、滞后项目',
      '红灯1个、黄灯2个，逐个列明如下。',
      '1. 甲路（长河街道，联系领导张领导）：红灯，三级问题“两户未签约。”超期7天，由甲单位负责，原定2025-04-01。',
      '2. 丙院（长河街道）：黄灯，比序时慢20.0个百分点，由王工负责，期限2025-05-10。',
      '3. 乙园（西兴街道）：黄灯，计划2025-02开工，已过2个月未开工，由乙单位负责，原定2025-02-10；1–3月没有报过进度，责任人未填，原定2025-02-10。',
      '六、需要协调解决的事项',
      '未销号问题1个，均已超期，提请协调1个。',
      '1. 甲路：三级问题（征拆），两户未签约（责任单位甲单位，原定2025-04-01，已超期7天）。建议提级，提请区主要领导协调解决。',
    ])
  })

  it('names months, day, scope and source, the rule of the lights and that of the rate', () => {
    const { document } = briefingOf(view([jia], { asOf: '2025-04-02', frame: { year: 2025, month: 3, today: day('2025-04-08'), filterText: '属地为长河街道' } }))
    expect(document.title).toBe('滨江区重大项目2025年1-3月进展情况简报')
    expect(document.scope).toEqual([
      '截至月份：2025年3月；超期计算至：2025-04-08；制表日期：2025-04-08',
      '范围：属地为长河街道；按2025-04-02的记录',
      '数据来源：区重大项目台账；完成投资为各月月报（已报、已审）之和，为调度数',
    ])
    expect(document.rules[0]).toContain('银川市2025年亮灯规则（2025-01-01 起）')
    expect(document.rules[1]).toContain('不取各项目比率的平均')
  })

  it('says of a year without a report that there is none, and gives neither 0 nor a rate', () => {
    const bare = view([yi], { standing: { ...view([yi]).standing, month: 0 }, frame: { year: 2025, month: null, today: day('2025-01-20'), filterText: '' } })
    const { document, message } = briefingOf(bare)
    expect(document.sections[0]?.paragraphs[1]?.text).toBe('2025年没有项目报送完成投资，完成率暂缺。')
    expect(message).toContain('本年尚无月报')
    expect(document.tables[0]?.rows.at(-1)?.cells.slice(-2)).toEqual(['—', '—'])
  })

  it('gives a plan of 0 no rate, and does not clamp one above 100 %', () => {
    const none = aProject({ plan: 0, months: [YI], category: '续建' })
    expect(textOf(briefingOf(view([none])))[2]).toBe('1-3月完成投资1.0亿元；没有年度计划，不计完成率。')
    const fast = aProject({ plan: 1000, months: [1511], category: '续建' })
    expect(textOf(briefingOf(view([fast])))[2]).toContain('占年度计划的151.1%')
  })

  it('lists a register without lights and issues as in order', () => {
    const { sections } = briefingOf(view([jia], {}, [])).document
    expect(sections.slice(-2).map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([['没有红灯、黄灯和未报项目。'], ['没有未销号的问题。']])
  })

  it('sets the start rate that is asked of 省千项万亿 by now beside it, and of no other list', () => {
    const startTargets = [{ by: '一季度', month: 3, percent: 50 }, { by: '上半年', month: 6, percent: 80 }]
    const both = { ...yi, lists: [...yi.lists, { list: '区重大', year: 2025, level: '区级', plan: null }] }
    const lines = textOf(briefingOf(view([jia, both], { startTargets })))
    expect(lines.find((line) => line.startsWith('省千项万亿'))).toMatch(/已开工0个，开工率0\.0%。一季度应达50%。$/)
    expect(lines.find((line) => line.startsWith('区重大'))).toMatch(/已开工0个，开工率0\.0%。$/)
  })

  it('asks for what is not secured of land, energy and money', () => {
    const short: Project = { ...jia, factors: [{ kind: '用地', needed: 120, secured: 80.5, unit: '亩' }, { kind: '用能', needed: 3, secured: 3, unit: '万吨' }, { kind: '资金', needed: null, secured: 1, unit: '亿元' }] }
    expect(textOf(briefingOf(view([short], {}, []))).slice(-2)).toEqual(['要素保障有缺口的1个：甲路。', '甲路：用地需120亩，已落实80.5亩，尚缺39.5亩。'])
  })
})

describe('what is 示例', () => {
  it('is said on the paper and in the message, and of how many', () => {
    const { document, message } = briefingOf(view([{ ...jia, illustrative: true }, yi]))
    expect(document.warning).toBe('本简报2个项目中有1个为示例，数据系虚构，不是真实项目，不得作为统计依据。')
    expect(message).toContain('2个项目中有1个为示例')
    expect(document.detail.notes.at(-1)).toContain('1个项目为示例数据')
  })

  it('is not said of a register without any', () => {
    expect(briefingOf(view([jia])).document.warning).toBeNull()
  })
})

describe('tables 2 and 3', () => {
  const projects = seedProjects()
  const whole = briefingOf(view(projects, { printed: publishedPlan() }, [])).document.tables

  it('carry the printed titles and the computed figures, with done and its share', () => {
    expect(whole.map(({ title }) => title)).toEqual(['表2 2025年市重点建设实施项目分行业领域安排', '表3 2025年市重点建设实施项目分地区安排'])
    expect(whole[0]?.rows[0]?.cells.slice(0, 5)).toEqual(['先进制造业基地领域', '33', '955.9', '36.4', '58.6'])
    expect(whole[1]?.rows.at(-1)?.cells.slice(0, 5)).toEqual(['全区合计', '53', '1243.8', '62.2', '100.0'])
  })

  it('name every difference from the printed figures, and the note on the two cooperation zones', () => {
    const notes = whole.flatMap((table) => table.notes).join('\n')
    expect(notes).toContain('互联网产业园，占比：原表数7.9，计算数7.8')
    expect(notes).toContain('相加为1243.9')
    expect(notes).toContain('两区均作计数')
  })

  it('compare a part of the plan with nothing: the lines are those of the scope, and no source is named', () => {
    const [bySector] = briefingOf(view([jia, yi, bing])).document.tables
    expect(bySector?.title).toBe('表2 2025年重大项目分行业领域情况')
    expect(bySector?.rows.map(({ cells }) => cells)).toEqual([
      ['先进制造业基地', '1', '20.0', '1.0', '25.0', '—', '—'],
      ['民生设施', '2', '15.0', '3.0', '75.0', '1.6', '51.7'],
      ['合计', '3', '35.0', '4.0', '100.0', '1.6', '38.8'],
    ])
    expect(bySector?.notes.join('')).not.toContain('原表')
  })
})

describe('the message for the group', () => {
  it('tells totals, done, 序时, 兑现, the lagging by name, issues and the day', () => {
    expect(briefingOf(view([jia, yi, bing])).message.split('\n')).toEqual([
      '【滨江区重大项目2025年1-3月】',
      '3个项目，总投资35.0亿元，年度计划4.0亿元。已完成1.6亿元，完成率38.8%，比序时快13.8个百分点（序时25.0%）。1个本年未报。',
      '已兑现：新开工0/1，续建1/1，建成1/1。',
      '红灯1个、黄灯2个：甲路、丙院、乙园。',
      '未销号问题1个，超期1个。',
      '制表2025-04-08。',
    ])
  })

  it('stays short however many lag and however long the filter', () => {
    const many = Array.from({ length: 80 }, (_, at) => ({ ...yi, id: `project/many-${at}` as const, name: `一个名称相当长的滞后项目第${at}号` }))
    const { message } = briefingOf(view(many, { frame: { ...view(many).frame, filterText: '属地为西兴街道、'.repeat(30) } }))
    expect(message.length).toBeLessThanOrEqual(MESSAGE_LIMIT)
    expect(message).toContain('黄灯80个：')
    expect(message).toContain('等。')
  })
})

describe('a filter in words', () => {
  it('names each facet with its values, and the text', () => {
    expect(filterWords({ text: ' 数谷 ', facets: { district: ['西兴街道', '长河街道'], stage: ['续建'] } })).toEqual(['属地为西兴街道、长河街道', '阶段为续建', '含“数谷”'])
  })
})
