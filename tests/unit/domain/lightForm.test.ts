import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIGHT_RULE, LIGHT_BOUNDS } from '#domain/light.ts'
import { lightForm, readLightForm, sameThresholds, THRESHOLDS, type LightField, type LightForm } from '#domain/lightForm.ts'
import { explainLightForm, sayLightChanges } from '#domain/lightFormWords.ts'

const DEFAULT = lightForm(DEFAULT_LIGHT_RULE)
const OURS: LightForm = { ...DEFAULT, name: '本区2025年亮灯规则', since: '2025-06-01' }

const wrong = (form: Partial<LightForm>): Partial<Record<LightField, string>> => {
  const read = readLightForm({ ...OURS, ...form })
  if (read.ok) return {}
  return Object.fromEntries(Object.entries(read.issue).map(([field, issue]) => [field, explainLightForm(issue)]))
}

describe('the form of thresholds', () => {
  it('asks for every threshold of the rule, once', () => {
    expect(THRESHOLDS.map(({ field }) => field).sort()).toEqual(Object.keys(LIGHT_BOUNDS).sort())
  })

  it('comes back as it was shown', () => {
    expect(readLightForm(DEFAULT)).toEqual({ ok: true, value: DEFAULT_LIGHT_RULE })
    expect(readLightForm(OURS)).toEqual({ ok: true, value: { ...DEFAULT_LIGHT_RULE, name: '本区2025年亮灯规则', since: '2025-06-01' } })
  })

  it('reads full-width digits and the minus of a word processor', () => {
    const read = readLightForm({ ...OURS, 'schedule.yellow': ' −１５ ' })
    expect(read.ok && read.value.schedule.yellow).toBe(-15)
  })

  it('says by field which whole numbers may stand', () => {
    expect(wrong({ 'schedule.slow': '0.5', 'start.yellow': '', reportDay: '29', 'issue.redLevel': '五' })).toEqual({
      'schedule.slow': '请填 -100 至 100 的整数。',
      'start.yellow': '请填 1 至 60 的整数。',
      'issue.redLevel': '请填 1 至 4 的整数。',
      reportDay: '请填 1 至 28 的整数。',
    })
  })

  it('asks for a name and a day', () => {
    expect(wrong({ name: ' ', since: '2025-02-30' })).toEqual({ name: '请填规则名称，不超过 60 个字。', since: '请填存在的日期，如 2025-03-04。' })
    expect(Object.keys(wrong({ name: '长'.repeat(61) }))).toEqual(['name'])
  })

  it('names thresholds that do not follow at the first of their light', () => {
    expect(wrong({ 'schedule.yellow': '0' })).toEqual({ 'schedule.slow': '进度灯的三个门槛须由高到低：正常、略慢、黄灯。请核对百分点。' })
    expect(wrong({ 'statistics.red': '1' })).toEqual({ 'statistics.yellow': '入统灯的红灯门槛须大于黄灯门槛。请核对月数。' })
  })

  it('gives no other thresholds the name of the place whose rule it is', () => {
    expect(wrong({ name: DEFAULT_LIGHT_RULE.name, 'schedule.red': '-25' })).toEqual({ name: '门槛已与“银川市2025年亮灯规则”不同。请另取名称，如“本区2025年亮灯规则”。' })
    // The reporting day is ours, not Yinchuan's.
    expect(wrong({ name: DEFAULT_LIGHT_RULE.name, reportDay: '5' })).toEqual({})
  })

  it('takes whatever is typed without a fault, and only sound rules pass', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(DEFAULT) as LightField[])), fc.string(), (field, text) => {
        const read = readLightForm({ ...OURS, [field]: text })
        if (read.ok) expect(lightForm(read.value)[field].length).toBeGreaterThan(0)
        else expect(Object.values(read.issue).map(explainLightForm).join('')).not.toBe('')
      }),
    )
  })
})

it('two rules light alike whatever they are called', () => {
  expect(sameThresholds(DEFAULT_LIGHT_RULE, { ...DEFAULT_LIGHT_RULE, name: '另一规则', reportDay: 3 })).toBe(true)
  expect(sameThresholds(DEFAULT_LIGHT_RULE, { ...DEFAULT_LIGHT_RULE, milestone: { red: 31 } })).toBe(false)
})

it('says how many lights would change, and how', () => {
  expect(sayLightChanges([])).toBe('没有项目变灯。')
  expect(sayLightChanges([{ from: '黄', to: '红' }, { from: '略慢', to: '黄' }, { from: '黄', to: '红' }])).toBe('3 个项目变灯：黄灯→红灯 2 个，略慢→黄灯 1 个。')
})
