import { describe, expect, it } from 'vitest'
import type { Issue } from '#domain/coordination.ts'
import type { Actor } from '#domain/person.ts'
import type { Project } from '#domain/project.ts'
import { countOf, fieldLine, inOrder, isMine, nextMonthOf, type FieldView } from '#projection/fieldWork.ts'
import { day, makeProject, makeReport } from '../../support/project.ts'

const OFFICER: Actor = { person: '孔工', unit: '区城建中心', role: '填报员' }
const view = (more: Partial<FieldView> = {}): FieldView => ({ actor: OFFICER, year: 2025, month: 5, day: day('2025-06-20'), here: null, issuesOf: () => [], ...more })
const building = (known: Partial<Project> = {}): Project => makeProject({ stage: '续建', reports: [makeReport('2025-05', 5)], ...known })
const texts = (project: Project, more: Partial<FieldView> = {}): string[] => fieldLine(project, view(more)).awaiting.map(({ text }) => text)

describe('a project is mine', () => {
  it.each([[{ officer: '孔工' }], [{ siteContact: ' 孔工 ' }], [{ responsibleUnit: '区城建中心' }], [{ district: '区城建中心' }]])('by %o', (known) => {
    expect(isMine(makeProject(known), OFFICER)).toBe(true)
  })

  it('not by another name, nor by a name that is not known', () => {
    expect(isMine(makeProject({ officer: '孔工程' }), OFFICER)).toBe(false)
    expect(isMine(makeProject(), { ...OFFICER, person: '', unit: '' })).toBe(false)
  })
})

describe('what waits', () => {
  it('is a month that is over and not reported; the running month is not late', () => {
    expect(texts(building({ reports: [makeReport('2025-04', 5)] }))).toEqual(['5月月报待报'])
    expect(texts(building())).toEqual([])
  })

  it('is a draft that was not handed in, and no month of a project that is out of course', () => {
    expect(texts(building({ openReports: [{ ...makeReport('2025-06', 5), state: '草稿' }] }))).toEqual(['6月月报有草稿，未上报'])
    expect(texts(building({ stage: '停缓建', reports: [] }))).toEqual([])
  })

  it('is a month on its last day, and a draft of a month that the day has not come to', () => {
    const [behind, ahead] = [{ reports: [makeReport('2025-04', 5)] }, { openReports: [{ ...makeReport('2025-06', 5), state: '草稿' as const }] }]
    expect(texts(building(behind), { day: day('2025-05-31') })).toEqual(['5月月报待报'])
    expect(texts(building(behind), { day: day('2025-05-30') })).toEqual([])
    expect(texts(building(ahead), { day: day('2025-05-31') })).toEqual(['6月月报有草稿，未上报'])
  })

  it('is no month of a project that has not started', () => {
    expect(texts(building({ stage: '储备', reports: [] }))).toEqual([])
    expect(texts(building({ actualStart: day('2025-05-10'), reports: [] }))).toEqual(['5月月报待报'])
  })

  it('is a month that was handed back, first and with what the bureau asks', () => {
    const back = { ...makeReport('2025-05', 5), state: '退回' as const, reviewNote: '请核对累计' }
    expect(texts(building({ reports: [makeReport('2025-04', 5)], openReports: [back], milestones: [{ kind: '主体封顶', due: day('2025-06-10'), done: null, responsible: null }] }))).toEqual(['5月月报退回：请核对累计', '节点“主体封顶”超期 10 天'])
  })

  it('is no milestone that is done or still to come; the next one is told beside', () => {
    const line = fieldLine(building({ milestones: [{ kind: '主体封顶', due: day('2025-06-10'), done: day('2025-06-12'), responsible: null }, { kind: '正式投产', due: day('2025-09-01'), done: null, responsible: null }] }), view())
    expect(line.awaiting).toEqual([])
    expect(line.next).toBe('下一节点：正式投产，2025-09-01')
    expect(line.due).toBe('2025-09-01')
  })

  it('is an open problem of my project, and one my unit answers for on any project; a closed one is not', () => {
    const issue: Issue = { id: 'issue/1', project: 'project/p1', description: '管线未迁', kind: '管线迁改', level: 1, responsibleUnit: '区水务局', reported: day('2025-06-01'), due: day('2025-06-15'), closed: null }
    const words = '管线迁改问题超期 5 天：管线未迁'
    expect(texts(building({ officer: '孔工' }), { issuesOf: () => [issue] })).toEqual([words])
    expect(texts(building(), { issuesOf: () => [issue] })).toEqual([])
    expect(texts(building(), { issuesOf: () => [{ ...issue, responsibleUnit: '区城建中心' }] })).toEqual([words])
    expect(texts(building({ officer: '孔工' }), { issuesOf: () => [{ ...issue, closed: day('2025-06-18') }] })).toEqual([])
  })

  it('is a conflict, counted once a project', () => {
    const torn = building({ conflicts: [{ field: 'owner', heads: [] }, { field: 'site', heads: [] }] })
    expect(texts(torn)).toEqual(['2 处数值有冲突，请选定'])
    expect(countOf([fieldLine(torn, view()), fieldLine(building(), view())], 'conflict')).toBe(1)
  })
})

describe('the month of an update', () => {
  const month = (known: Partial<Project>): string => nextMonthOf(building({ reports: [], ...known }), { year: 2025, month: 5 }, day('2025-08-02'))

  it('is the one after the last reported, or the one handed back', () => {
    expect(month({ reports: [makeReport('2025-03', 5)] })).toBe('2025-04')
    expect(month({ reports: [makeReport('2025-03', 5)], openReports: [{ ...makeReport('2025-02', 5), state: '退回' }] })).toBe('2025-02')
  })

  it('of a project without a report begins where the project did, and before that follows the others', () => {
    expect(month({ stage: '续建' })).toBe('2025-01')
    expect(month({ stage: '开工', actualStart: day('2025-04-10') })).toBe('2025-04')
    expect(month({ stage: '储备' })).toBe('2025-06')
    expect(month({ stage: '储备', openReports: [{ ...makeReport('2025-07', 5), state: '草稿' }] })).toBe('2025-07')
  })

  it('is never one that has not begun', () => {
    expect(nextMonthOf(building({ stage: '储备', reports: [] }), { year: 2025, month: 8 }, day('2025-08-02'))).toBe('2025-08')
  })
})

describe('the order of the list', () => {
  const here = { longitude: 120.2, latitude: 30.2 }
  const near = building({ name: '近', longitude: 120.201, latitude: 30.2 })
  const far = building({ name: '远', longitude: 120.3, latitude: 30.2, reports: [makeReport('2025-04', 5)] })
  const nowhere = building({ name: '无', longitude: 120.2 })
  const names = (order: 'near' | 'due'): string[] => inOrder([nowhere, far, near].map((project) => fieldLine(project, view({ here }))), order).map(({ project }) => project.name)

  it('is nearest first, and what has no place comes last', () => {
    expect(names('near')).toEqual(['近', '远', '无'])
  })

  it('is what is due first, and what is due on no day last', () => {
    expect(names('due')[0]).toBe('远')
  })
})
