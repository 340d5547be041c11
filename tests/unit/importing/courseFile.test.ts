import { describe, expect, it } from 'vitest'
import { decodeCourse } from '#importing/courseFile.ts'
import { problemSentence } from '../../support/problemSentence.ts'

const CODE = '2205-330108-04-01-408156'
const header = {
  format: 'course',
  version: 1,
  year: 2025,
  illustrative: false,
  source: '测试',
  asOf: '2025-06-30',
}
const report = {
  project: CODE,
  period: '2025-03',
  invested: 5_000_000,
  reporter: '乙',
  unit: '西兴街道',
  recordedAt: '2025-04-05T10:00:00+08:00',
}
const milestone = { project: CODE, kind: '主体封顶', due: '2025-06-30' }
const issue = {
  key: 'a-1',
  project: CODE,
  description: '管线未迁改',
  kind: '管线迁改',
  level: 2,
  responsibleUnit: '西兴街道',
  reported: '2025-03-01',
  reporter: '乙',
  unit: '西兴街道',
}

function complaints(sections: Readonly<Record<string, unknown>>): readonly string[] {
  const read = decodeCourse(JSON.stringify({ ...header, ...sections }), new Set([CODE]))
  return read.ok ? [] : read.issue.map(problemSentence)
}

describe('a course file', () => {
  it('is read when every record is sound and of a known project', () => {
    expect(complaints({ reports: [report], milestones: [milestone], issues: [issue] })).toEqual([])
  })

  it('may carry a negative month, which corrects an earlier one', () => {
    expect(complaints({ reports: [{ ...report, invested: -5_000_000 }] })).toEqual([])
  })

  it('is refused when it has no records at all', () => {
    expect(complaints({ reports: [] })).toEqual(['整个文件，没有数据行。请确认选对了文件。'])
  })

  it.each([
    ['reports', { ...report, period: '2025-13' }, '月报第 1 行（文件第 1 行），月份：“2025-13”不是月份'],
    [
      'reports',
      { ...report, recordedAt: '2025-02-30T10:00:00+08:00' },
      '填报时间：“2025-02-30T10:00:00+08:00”不是时间',
    ],
    ['reports', { ...report, recordedAt: '昨天' }, '填报时间：“昨天”不是时间'],
    ['reports', { ...report, invested: 0.1 }, '本月完成投资：“0.1”不是金额'],
    ['reports', { ...report, reporter: '名'.repeat(61) }, '超过 60 个字符'],
    ['reports', { ...report, project: '2205-330108-04-01-000000' }, '在台账中找不到这个项目代码'],
    [
      'milestones',
      { ...milestone, kind: '上梁' },
      '关键节点第 1 行（文件第 1 行），节点：“上梁”不在可选范围内。请从中选：项目建议书/申请报告',
    ],
    ['milestones', { ...milestone, due: null }, '计划日期：没有填写'],
    [
      'issues',
      { ...issue, level: 5 },
      '问题第 1 行（文件第 1 行），层级：“5”不在可选范围内。请从中选：1、2、3、4',
    ],
    ['issues', { ...issue, closing: 1 }, '“closing”不是本应用的字段'],
  ])('names what is wrong in %s: %j', (section, record, words) => {
    const found = complaints({ [section]: [record] })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(words)
  })

  it('names a month of one project reported twice', () => {
    expect(complaints({ reports: [report, report] })).toEqual([
      expect.stringContaining(
        '月报第 2 行（文件第 1 行），记录：“2205-330108-04-01-408156 2025-03”与第 1 行重复',
      ),
    ])
  })

  it('may say how a month was reviewed and where its money came from', () => {
    const reviewed = {
      ...report,
      state: '已审',
      reviewer: '丙',
      reviewedOn: '2025-04-08',
      funds: { 企业自筹: 1_000_000 },
    }
    expect(complaints({ reports: [reviewed] })).toEqual([])
    expect(complaints({ reports: [{ ...report, state: '通过' }] })[0]).toContain(
      '请从中选：草稿、已报、退回、已审',
    )
    expect(complaints({ reports: [{ ...report, funds: { 彩票: 1 } }] })[0]).toContain('到位资金')
  })

  it('may carry what the statistics bureau took in, and no figure of January', () => {
    const inclusion = { project: CODE, state: '已入', since: '2024-03-12' }
    const count = { project: CODE, period: '2025-02', amount: 9_000_000, countedOn: '2025-03-15' }
    expect(complaints({ inclusions: [inclusion], counts: [count] })).toEqual([])
    expect(complaints({ counts: [{ ...count, period: '2025-01' }] })[0]).toContain('入统第 1 行')
    expect(complaints({ inclusions: [inclusion, inclusion] })[0]).toContain('重复')
  })

  it('is told apart from a register', () => {
    const read = decodeCourse(JSON.stringify({ ...header, format: 'register' }), new Set())
    expect(!read.ok && read.issue.map(problemSentence)).toEqual([expect.stringContaining('不是年度进展文件')])
  })
})
