import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { checkLightRule, DEFAULT_LIGHT_RULE, LightRuleSchema, type Light } from '#domain/light.ts'
import { explainLightRule } from '#domain/lightFormWords.ts'
import { ruleText, sayBeside, sayMissing, sayReason, sayWho } from '#domain/lightWords.ts'

const day = (text: string): IsoDate => text as IsoDate

describe('the thresholds of the lights', () => {
  it('are sound as they come', () => {
    expect(v.is(LightRuleSchema, DEFAULT_LIGHT_RULE)).toBe(true)
    expect(checkLightRule(DEFAULT_LIGHT_RULE)).toBeNull()
  })

  it.each([
    ['进度', { schedule: { slow: -10, yellow: -10, red: -30 } }],
    ['进度', { schedule: { slow: 0, yellow: -30, red: -30 } }],
    ['开工', { start: { yellow: 3, red: 3 } }],
    ['入统', { statistics: { yellow: 2, red: 1 } }],
  ] as const)('of %s must follow one another', (aspect, part) => {
    expect(checkLightRule({ ...DEFAULT_LIGHT_RULE, ...part })).toEqual({ code: 'light/out-of-order', aspect })
  })

  it('say in words what does not follow', () => {
    expect(explainLightRule({ code: 'light/out-of-order', aspect: '进度' })).toBe('进度灯的三个门槛须由高到低：正常、略慢、黄灯。请核对百分点。')
    expect(explainLightRule({ code: 'light/out-of-order', aspect: '开工' })).toBe('开工灯的红灯门槛须大于黄灯门槛。请核对月数。')
  })

  it('are whole numbers within their bounds', () => {
    expect(v.is(LightRuleSchema, { ...DEFAULT_LIGHT_RULE, reportDay: 29 })).toBe(false)
    expect(v.is(LightRuleSchema, { ...DEFAULT_LIGHT_RULE, schedule: { slow: 0.5, yellow: -10, red: -30 } })).toBe(false)
    expect(v.is(LightRuleSchema, { ...DEFAULT_LIGHT_RULE, issue: { redLevel: 5 } })).toBe(false)
  })

  it('are printed with their name and day', () => {
    expect(ruleText(DEFAULT_LIGHT_RULE)).toBe(
      '参照银川市2025年亮灯规则（2025-01-01 起）：进度 序时差 ≥ 0 正常，≥ -10 略慢，≥ -30 黄，其下红（百分点）；开工 过计划月 1 个月黄、3 个月红；入统 开工后超过 1 个月未入库黄、2 个月红；节点 超期黄、超过 30 天红；问题 超期黄、三级及以上超期红。取最差一项。',
    )
  })
})

it('a reason says what it looks at, and never twice', () => {
  const reason = (aspect: Light['aspect'], sentence: string): string => sayReason({ aspect, grade: '红', sentence, person: null, due: null })
  expect(reason('进度', '比序时慢 18.4 个百分点')).toBe('进度：比序时慢 18.4 个百分点')
  expect(reason('节点', '节点“环评”超期 9 天')).toBe('节点“环评”超期 9 天')
  expect(reason('问题', '二级问题“征拆”超期 1 天')).toBe('二级问题“征拆”超期 1 天')
  expect(reason('进度', '')).toBe('')
})

describe('who acts and by when', () => {
  const light = (own: Partial<Light>): Light => ({ aspect: '进度', grade: '红', sentence: '', person: '张专员', due: day('2025-07-10'), ...own })
  const TODAY = day('2025-06-10')

  it('names a day to come as a deadline and a day gone by as missed', () => {
    expect(sayWho(light({}), TODAY)).toBe('责任：张专员，2025-07-10 前')
    expect(sayWho(light({ due: TODAY }), TODAY)).toBe('责任：张专员，2025-06-10 前')
    expect(sayWho(light({ due: day('2025-06-09') }), TODAY)).toBe('责任：张专员，原定 2025-06-09，已过期')
  })

  it('says that nobody is named, and leaves out a day that there is not', () => {
    expect(sayWho(light({ person: null, due: null }), TODAY)).toBe('责任：未填')
  })

  it('asks nobody where all is well or nothing is judged', () => {
    for (const grade of ['正常', '不评'] as const) expect(sayWho(light({ grade }), TODAY)).toBe('')
  })
})

it.each([
  ['节点', '节点“环评”超期 9 天，另有 1 个节点超期', '“环评”超期 9 天，另有 1 个节点超期'],
  ['问题', '三级问题“征迁”超期 9 天', '三级，“征迁”超期 9 天'],
  ['进度', '比序时慢 18.4 个百分点', '比序时慢 18.4 个百分点'],
  ['开工', '未到计划开工月', '未到计划开工月'],
] as const)('beside %s a sentence does not say it again: %s', (aspect, sentence, beside) => {
  expect(sayBeside({ aspect, sentence })).toBe(beside)
})

it.each([
  [[], 5, ''], [[4, 5], 5, '（只报到 3 月）'], [[4, 5], 6, '（缺 4、5 月）'], [[2, 4, 5], 5, '（缺 2 月，只报到 3 月）'],
])('the missing months %j up to %s are said as %s', (missing, month, said) => {
  expect(sayMissing(missing, month)).toBe(said)
})
