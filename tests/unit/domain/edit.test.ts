import { describe, expect, it } from 'vitest'
import { DISTRICTS } from '#domain/district.ts'
import { checkAgainst, readTyped } from '#domain/edit.ts'
import { PROJECT_FIELDS } from '#domain/fields.ts'
import type { Project } from '#domain/project.ts'
import { day, makeProject, plansOf, TODAY, wan } from '../../support/project.ts'

/** What a text becomes in a field, or the code of why it may not stand there. */
function read(path: string, typed: string): unknown {
  const result = readTyped(path, typed)
  return result.ok ? result.value : result.issue.code
}

describe('a blank', () => {
  const empties = ['', ' ', '　', '\t\n', '\u200b', '\ufeff']

  it.each(['totalInvestment', 'annualPlan@2025', 'plannedStart', 'startYear', 'longitude', 'district', 'sector', 'site', 'scale', 'projectCode'])('in %s is 未填 and never 0', (path) => {
    for (const empty of empties) expect(read(path, empty)).toBeNull()
  })

  it('may not stand for the name: a card needs one', () => {
    for (const empty of empties) expect(readTyped('name', empty)).toEqual({ ok: false, issue: { code: 'edit/required', label: '项目名称' } })
  })
})

describe('money typed in 万元', () => {
  it.each([
    ['5400', 54_000_000],
    ['5,400.25', 54_002_500],
    ['5400.2500', 54_002_500],
    ['0', 0],
    ['0.0001', 1],
    ['１２３４．５', 12_345_000],
    ['1，234', 12_340_000],
    ['1,234,567', 12_345_670_000],
    [' 5400　', 54_000_000],
    ['1000000000', 10_000_000_000_000],
    ['12438000', 124_380_000_000],
  ])('%s is %d 元, exactly', (typed, yuan) => {
    expect(read('totalInvestment', typed)).toBe(yuan)
    expect(read('annualPlan@2025', typed)).toBe(yuan)
  })

  it.each([
    ['1e3', 'amount/not-a-number'],
    ['0x10', 'amount/not-a-number'],
    ['NaN', 'amount/not-a-number'],
    ['Infinity', 'amount/not-a-number'],
    ['5%', 'amount/not-a-number'],
    ['壹佰万', 'amount/not-a-number'],
    ['约300', 'amount/not-a-number'],
    ['1.2亿', 'amount/not-a-number'],
    ['12,34', 'amount/not-a-number'],
    ['1,2345', 'amount/not-a-number'],
    ['1234,567', 'amount/not-a-number'],
    [',123', 'amount/not-a-number'],
    ['1.2.3', 'amount/not-a-number'],
    ['.5', 'amount/not-a-number'],
    ['5.', 'amount/not-a-number'],
    ['+5', 'amount/not-a-number'],
    ['(500)', 'amount/not-a-number'],
    ['—', 'amount/not-a-number'],
    ['/', 'amount/not-a-number'],
    ['无', 'amount/not-a-number'],
    ['-500', 'amount/negative'],
    ['－500', 'amount/negative'],
    ['0.00001', 'amount/too-precise'],
    ['5400.12345', 'amount/too-precise'],
    ['1000000000.0001', 'amount/too-large'],
    ['9007199254740993', 'amount/too-large'],
  ])('%s is refused: %s', (typed, code) => {
    expect(read('totalInvestment', typed)).toBe(code)
  })
})

describe('a typed day', () => {
  it.each(['2025-03-04', '2025-3-4', '2025.3.4', '2025/03/04', '2025年3月4日', '２０２５－０３－０４', ' 2025-03-04 '])('%s is 2025-03-04', (typed) => {
    expect(read('plannedStart', typed)).toBe('2025-03-04')
  })

  it.each(['2025-02-30', '2025-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '1900-01-01', '1979-12-31', '2101-01-01', '25/3/4', '2025-3/4', '3月4日', '民国114年', '2025', '2025-03', '45720', '2025-03-04T00:00', '20250304'])(
    '%s is none',
    (typed) => {
      expect(readTyped('plannedStart', typed)).toMatchObject({ ok: false, issue: { code: 'edit/not-allowed-value', label: '计划开工' } })
    },
  )

  it('may be the 29th of February of a leap year', () => {
    expect(read('plannedStart', '2024-02-29')).toBe('2024-02-29')
  })
})

describe('a typed year', () => {
  it.each([['2025', 2025], ['２０２５', 2025], ['2025年', 2025], ['1980', 1980], ['2100', 2100]])('%s is %d', (typed, year) => {
    expect(read('startYear', typed)).toBe(year)
  })

  it.each(['1900', '1979', '2101', '25', '2025.0', '2.025e3', '0x7E9', '-2025', '2025-01', '二〇二五'])('%s is none', (typed) => {
    expect(read('startYear', typed)).toBe('edit/not-allowed-value')
  })
})

describe('typed degrees', () => {
  it.each([['120.2103', 120.2103], ['-12', -12], ['１２０．５', 120.5], ['180', 180], ['0', 0]])('%s is %d', (typed, value) => {
    expect(read('longitude', typed)).toBe(value)
  })

  it.each(['180.1', '1e2', '0x10', '120°12′', '东经120', '120,5', 'NaN', '.5'])('%s are none', (typed) => {
    expect(read('longitude', typed)).toBe('edit/not-allowed-value')
  })

  it('of latitude end at 90', () => {
    expect([read('latitude', '90'), read('latitude', '90.1')]).toEqual([90, 'edit/not-allowed-value'])
  })
})

describe('a chosen value', () => {
  it('of 属地 is one of the list, which the refusal names', () => {
    for (const { name } of DISTRICTS) expect(read('district', name)).toBe(name)
    const refused = readTyped('district', '西兴')
    expect(refused.ok ? '' : JSON.stringify(refused.issue)).toContain('西兴街道、长河街道、浦沿街道')
  })

  it('of 行业领域 is one of the nine', () => {
    expect(read('sector', '交通强省')).toBe('交通强省')
    expect(read('sector', '房地产')).toBe('edit/not-allowed-value')
  })

  it('of a project code has its form; a wrong check digit only warns elsewhere', () => {
    expect(read('projectCode', '2501-330108-04-01-123456')).toBe('2501-330108-04-01-123456')
    expect(read('projectCode', '２５０１-330108-04-01-123456')).toBe('2501-330108-04-01-123456')
    for (const typed of ['2501-330108-04-01-12345', '250133010804011234567', '2501-330108-04-01-12345X', '2.5E+23']) {
      expect(read('projectCode', typed)).toBe('edit/not-allowed-value')
    }
  })
})

describe('a typed text', () => {
  it('of 200 characters may be a name, of 201 it is refused with the limit and never cut', () => {
    expect(read('name', '长'.repeat(200))).toBe('长'.repeat(200))
    expect(readTyped('name', '长'.repeat(201))).toEqual({ ok: false, issue: { code: 'edit/too-long', label: '项目名称', limit: 200 } })
    expect(readTyped('scale', '长'.repeat(1_000_000))).toEqual({ ok: false, issue: { code: 'edit/too-long', label: '建设规模及内容', limit: 2_000 } })
  })

  it('loses marks of direction, zero-width blanks and controls, which nobody sees', () => {
    expect(read('name', '\u202e智慧\u200b泵\u0000站\u2066\ufeff')).toBe('智慧泵站')
  })

  it('keeps emoji whole, also those made of several', () => {
    expect(read('name', '泵站🏗️👷‍♀️')).toBe('泵站🏗️👷‍♀️')
  })

  it('is refused with half a character in it', () => {
    expect(read('name', '泵站\ud83c')).toBe('edit/not-allowed-value')
  })

  it('is composed: two ways to write é are one name', () => {
    expect(read('owner', 'Cafe\u0301')).toBe('Caf\u00e9')
  })

  it('keeps its lines where it may be long, and is one line else', () => {
    expect(read('scale', '一期\r\n二期\n三期')).toBe('一期\n二期\n三期')
    expect(read('site', '一期\r\n二期\t三期')).toBe('一期 二期 三期')
  })

  it('that looks like markup or a formula is a text like any other', () => {
    expect(read('name', '<img onerror=alert(1)>')).toBe('<img onerror=alert(1)>')
    expect(read('site', '=cmd|calc')).toBe('=cmd|calc')
  })
})

describe('a refusal', () => {
  it.each([
    ['plannedStart', '3月4日', '请填存在的日期，如 2025-03-04。'],
    ['startYear', '25', '请填四位年份，如 2025。'],
    ['longitude', '东经120', '请填以度为单位的小数，如 120.2103。'],
    ['investorKind', '外资', '请从中选：政府投资、企业投资。'],
    ['projectCode', '2501', '请按 2501-330108-04-01-123456 的格式填写。'],
    ['site', '半\ud83c', '请去掉不完整的字符后重填。'],
    ['permit', '1号', '请在该项的编辑框中填写。'],
  ])('in %s of %j says what would do', (path, typed, remedy) => {
    expect(readTyped(path, typed)).toMatchObject({ ok: false, issue: { code: 'edit/not-allowed-value', text: typed, remedy } })
  })

  it('names the field with its year', () => {
    expect(readTyped('planCategory@2025', '新建')).toMatchObject({ issue: { label: '计划类别（2025）' } })
  })
})

describe('fields that are not typed', () => {
  it.each(['stage', 'stageSince', 'suspendedFrom', 'registered', 'illustrative'])('%s is written by a gate or the log alone', (path) => {
    for (const typed of ['投产', '2025-01-01', 'true', '']) expect(read(path, typed)).toBe('edit/by-gate')
  })

  it.each(['budget', 'annualPlan', 'annualPlan@x', '__proto__'])('%s does not exist', (path) => {
    expect(readTyped(path, '1')).toEqual({ ok: false, issue: { code: 'edit/unknown-field', field: path } })
  })

  it.each(Object.entries(PROJECT_FIELDS).filter(([, { kind }]) => kind === 'record').map(([name]) => name))('%s has its own editor', (path) => {
    expect(read(path, '某')).toBe('edit/not-allowed-value')
  })
})

/** Checks a value on the day the tests take place. */
const against = (project: Project, path: string, value: unknown): unknown => checkAgainst(project, path, value, TODAY)

describe('a value against the project’s others', () => {
  const project = makeProject({
    totalInvestment: wan(1_000), plans: plansOf({ year: 2025, annualPlan: wan(600) }), startYear: 2024, endYear: 2026,
    plannedStart: day('2024-03-01'), plannedCompletion: day('2026-03-01'), actualStart: day('2024-04-01'),
  })

  it('lets an annual plan reach the total investment but not pass it', () => {
    expect(against(project, 'annualPlan@2026', wan(1_000))).toBeNull()
    expect(against(project, 'annualPlan@2026', wan(1_000) + 1)).toEqual({ code: 'edit/plan-exceeds-total' })
  })

  it('does not let the total investment fall below any year’s plan, be there one or several', () => {
    const twoYears = makeProject({ plans: new Map([...plansOf({ year: 2024, annualPlan: wan(100) }), ...plansOf({ year: 2025, annualPlan: wan(600) })]) })
    expect(against(twoYears, 'totalInvestment', wan(599))).toEqual({ code: 'edit/plan-exceeds-total' })
    expect(against(project, 'totalInvestment', wan(600))).toBeNull()
    expect(against(project, 'totalInvestment', wan(600) - 1)).toEqual({ code: 'edit/plan-exceeds-total' })
  })

  it('asks nothing of a plan while the total is 未填, nor of a total while the plans are', () => {
    expect(against(makeProject(), 'annualPlan@2025', wan(9_999))).toBeNull()
    expect(against(makeProject({ plans: plansOf({ year: 2025 }) }), 'totalInvestment', wan(0))).toBeNull()
  })

  it('lets an amount that was invested before exceed the annual plan: rates above 100 % are normal', () => {
    expect(against(project, 'completedBeforeYear@2025', wan(2_000))).toBeNull()
  })

  it.each([
    ['startYear', 2027, '起始年份', '终止年份'],
    ['endYear', 2023, '起始年份', '终止年份'],
    ['plannedStart', '2026-03-02', '计划开工', '计划竣工'],
    ['plannedCompletion', '2024-02-29', '计划开工', '计划竣工'],
    ['plannedProduction', '2024-02-29', '计划开工', '计划投产'],
    ['actualCompletion', '2024-03-31', '实际开工', '实际竣工'],
    ['actualProduction', '2024-03-31', '实际开工', '实际投产'],
  ])('%s = %s would end before it starts: both fields are named', (path, value, startLabel, endLabel) => {
    expect(against(project, path, value)).toEqual({ code: 'edit/end-before-start', startLabel, endLabel })
  })

  it.each([['startYear', 2026], ['plannedStart', '2026-03-01'], ['plannedCompletion', '2024-03-01'], ['actualCompletion', '2024-04-01'], ['plannedProduction', '2025-01-01']])(
    '%s = %s is in order: the same day or year will do',
    (path, value) => {
      expect(against(project, path, value)).toBeNull()
    },
  )

  it('lets every value be emptied, and other fields be edited while two dates are out of order', () => {
    for (const path of ['annualPlan@2025', 'totalInvestment', 'plannedStart', 'endYear']) expect(against(project, path, null)).toBeNull()
    const crooked = makeProject({ startYear: 2030, endYear: 2020 })
    expect(against(crooked, 'owner', '业主')).toBeNull()
    expect(against(crooked, 'plannedStart', '2025-01-01')).toBeNull()
  })

  it.each(['actualStart', 'actualCompletion', 'actualProduction', 'totalInvestmentAsOf', 'statisticsStateSince'])('lets %s be today but not tomorrow: what has happened does not lie in the future', (path) => {
    expect(against(makeProject(), path, TODAY)).toBeNull()
    expect(against(makeProject(), path, day('2025-06-16'))).toMatchObject({ code: 'edit/future-date', date: '2025-06-16' })
  })

  it.each(['plannedStart', 'plannedCompletion', 'plannedProduction'])('lets %s lie in the future: it is a plan', (path) => {
    expect(against(makeProject(), path, day('2099-01-01'))).toBeNull()
  })
})
