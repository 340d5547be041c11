import { describe, expect, it } from 'vitest'
import { compareClocks } from '#domain/clock.ts'
import { readEvent, type Event } from '#domain/event.ts'
import { fitsField } from '#domain/fields.ts'
import { sumYuan } from '#domain/money.ts'
import { lastDayOf, periodOf } from '#domain/calendar.ts'
import { DEFAULT_LIGHT_RULE, GRADES, LIGHT_ASPECTS } from '#domain/light.ts'
import { yearToDate } from '#domain/project.ts'
import { sampleEventTexts, SAMPLE_DEVICE } from '#importing/sampleEvents.ts'
import { hashOf } from '#log/hash.ts'
import { RegisterFold } from '#projection/fold.ts'
import { lightsOf } from '#projection/lights.ts'
import { issuesByProject } from '#projection/standing.ts'
import { seedCourse, seedRegister } from '../seed/seedFiles.ts'

const texts = sampleEventTexts(seedRegister(), seedCourse(), hashOf)
const read = texts.map((text) => readEvent(text))
const events = read.map(({ event }) => event as Event)

function folded(some: readonly string[]) {
  const fold = new RegisterFold()
  fold.apply(
    some.map((text) => ({
      id: `${SAMPLE_DEVICE}:${(readEvent(text).event as Event).n}` as const,
      event: readEvent(text).event as Event,
      text,
      hash: hashOf(text),
      issue: null,
    })),
  )
  return fold.register()
}

describe('the sample as events', () => {
  it('is made of events this version understands, with values their fields may hold', () => {
    expect(read.filter(({ issue }) => issue !== null)).toEqual([])
    for (const { changes } of events)
      for (const { field, to } of changes) expect(fitsField(field, to), field).toBe(true)
  })

  it('is one chain without a gap: each names the hash of the one before, and no clock runs back', () => {
    events.forEach((event, index) => {
      expect([event.device, event.n, event.prev]).toEqual([
        SAMPLE_DEVICE,
        index + 1,
        index === 0 ? '' : hashOf(texts[index - 1]!),
      ])
      if (index > 0) expect(compareClocks(events[index - 1]!.clock, event.clock)).toBeLessThan(0)
    })
  })

  // A change of this hash means that devices with the old sample see a clone of it: then it needs another device name.
  it('is byte for byte the same on every device', () => {
    expect(sampleEventTexts(seedRegister(), seedCourse(), hashOf)).toEqual(texts)
    expect(hashOf(texts.join('\n'))).toMatchInlineSnapshot(
      `"73cda1dc352c493102e5b32014c636004567197476b6b4b51e88a6f8b82e6954"`,
    )
  })

  it('registers every project before anything is reported of it', () => {
    const known = new Set<string>()
    for (const { type, subject } of events) {
      if (type === 'ProjectRegistered') known.add(subject)
      else if (subject.startsWith('project/')) expect(known.has(subject), `${type} ${subject}`).toBe(true)
    }
  })

  it('carries an author with unit and role on every event', () => {
    for (const { actor } of events)
      expect([actor.person, actor.unit].every((text) => text.length > 0)).toBe(true)
    expect(
      new Set(events.filter(({ type }) => type === 'MonthReported').map(({ actor }) => actor.role)),
    ).toEqual(new Set(['填报员']))
  })

  it('has no stage move in it', () => {
    expect(events.some(({ type }) => type === 'StageChanged')).toBe(false)
  })
})

describe('the register that the sample adds up to', () => {
  const register = folded(texts)
  const projects = [...register.projects.values()]

  it('has 53 illustrative projects, 3 in 储备 and 50 in 续建, on their lists and with their plans', () => {
    expect(projects).toHaveLength(53)
    expect(register.uncounted).toEqual([])
    expect(projects.every(({ illustrative }) => illustrative)).toBe(true)
    expect(projects.filter(({ stage }) => stage === '储备')).toHaveLength(3)
    expect(projects.filter(({ stage }) => stage === '续建')).toHaveLength(50)
    expect(
      projects.every(
        ({ lists, plans }) =>
          lists.some(({ list, year }) => list === '市重点' && year === 2025) &&
          plans.get(2025)?.annualPlan !== null,
      ),
    ).toBe(true)
  })

  it('has no conflicts: what is written again names what it replaces', () => {
    expect(projects.flatMap(({ conflicts }) => conflicts)).toEqual([])
  })

  it('has the course’s reports, key points and issues', () => {
    const course = seedCourse()
    expect(sumYuan(projects.map((project) => yearToDate(project, 2025)))).toBe(
      sumYuan(
        course.reports
          .filter(({ state }) => state !== '草稿' && state !== '退回')
          .map(({ invested }) => invested),
      ),
    )
    expect(projects.flatMap(({ milestones }) => milestones).filter(({ done }) => done !== null)).toHaveLength(
      course.milestones.filter(({ done }) => done !== null).length,
    )
    expect(register.issues.size).toBe(12)
    for (const { project } of register.issues.values())
      expect(register.projects.has(project as `project/${string}`)).toBe(true)
  })

  it('has months in every state: a draft and one handed back count in no figure, and nobody reviewed himself', () => {
    const open = projects.flatMap(({ openReports }) => openReports)
    expect(open.map(({ state, period }) => [state, period]).sort()).toEqual([
      ['草稿', '2025-05'],
      ['退回', '2025-05'],
    ])
    expect(open.find(({ state }) => state === '退回')?.reviewNote).toContain('核对')
    const counted = projects.flatMap(({ reports }) => reports)
    expect(counted.filter(({ period }) => period === '2025-05').every(({ state }) => state === '已报')).toBe(
      true,
    )
    const reviewed = counted.filter(({ state }) => state === '已审')
    expect(reviewed.length).toBeGreaterThan(170)
    for (const { reporter, reviewer, reportedOn, reviewedOn } of reviewed) {
      expect(reviewer).not.toBe(reporter)
      expect(reviewedOn! > reportedOn!).toBe(true)
    }
  })

  it('has figures of the statistics bureau for February to May beside the reported ones: equal, different, missing', () => {
    const counted = projects.flatMap(({ statistics, reports }) =>
      [...statistics].map(([period, amount]) => {
        const own = reports.find((report) => report.period === period)?.invested ?? null
        return { period, amount, own }
      }),
    )
    expect(new Set(counted.map(({ period }) => period))).toEqual(
      new Set(['2025-02', '2025-03', '2025-04', '2025-05']),
    )
    const later = counted.filter(({ period, own }) => period !== '2025-02' && own !== null)
    const isEqual = ({ amount, own }: (typeof later)[number]): boolean => Math.abs(amount - own!) < 10_000
    expect(later.filter(isEqual).length).toBeGreaterThan(later.length / 2)
    expect(later.filter((one) => !isEqual(one)).length).toBeGreaterThan(20)
    expect(counted.length).toBeLessThan(49 * 4)
    expect(projects.filter(({ statisticsState }) => statisticsState === '已入')).toHaveLength(49)
    expect(projects.filter(({ statisticsState }) => statisticsState === '已报')).toHaveLength(1)
  })

  it('has funds in place by source, special funds among them, and monthly plans for a third of the projects', () => {
    const sources = projects.flatMap(({ reports }) =>
      reports.flatMap(({ funds }) => Object.keys(funds ?? {})),
    )
    for (const source of ['企业自筹', '银行贷款', '财政资金', '地方政府专项债'])
      expect(sources).toContain(source)
    expect(projects.filter(({ plans }) => plans.get(2025)?.monthlyPlan)).toHaveLength(18)
  })

  it('has four red lights at the end of May, eight yellow and two 未报, with a cause of every kind', () => {
    const standing = {
      year: 2025,
      month: 5,
      day: lastDayOf(periodOf(2025, 5)),
      rule: DEFAULT_LIGHT_RULE,
      issuesOf: issuesByProject(register.issues.values()),
    }
    const lights = projects.map((project) => lightsOf(project, standing))
    const count = (grade: string): number => lights.filter(({ worst }) => worst.grade === grade).length
    expect(GRADES.map((grade) => [grade, count(grade)])).toEqual([
      ['红', 4],
      ['黄', 8],
      ['未报', 2],
      ['略慢', 8],
      ['正常', 31],
      ['不评', 0],
    ])
    const causes = lights.flatMap((project) =>
      project.lights.filter(({ grade }) => grade === '红' || grade === '黄'),
    )
    expect(new Set(causes.map(({ aspect }) => aspect))).toEqual(new Set(LIGHT_ASPECTS))
  })

  it('is the same when the sample is taken in twice and out of order', () => {
    const again = folded([...texts].reverse().concat(texts))
    expect(again.events).toBe(texts.length)
    expect([...again.projects.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [...projects].sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  })

  it('comes without a course as well', () => {
    const plain = folded(sampleEventTexts(seedRegister(), null, hashOf))
    expect(plain.projects.size).toBe(53)
    expect([...plain.projects.values()].every(({ reports }) => reports.length === 0)).toBe(true)
  })
})
