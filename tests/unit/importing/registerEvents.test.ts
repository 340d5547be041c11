import { describe, expect, it } from 'vitest'
import type { Event, EventDraft } from '#domain/event.ts'
import type { Project } from '#domain/project.ts'
import { decodeRegister } from '#importing/registerFile.ts'
import { projectIdOf, registerImport } from '#importing/registerEvents.ts'
import { RegisterFold } from '#projection/fold.ts'
import { changeTo, EMPTY_REGISTER, type Register } from '#projection/register.ts'
import { ledgerRow, ledgerText } from './ledger.ts'

function ledger(rows: readonly unknown[]) {
  const read = decodeRegister(ledgerText(rows))
  if (!read.ok) throw new Error('The ledger is unsound')
  return read.value
}

const importInto = (register: Register, rows: readonly unknown[]) =>
  registerImport(ledger(rows), register.projects.values(), (subject, field, to) =>
    changeTo(register, subject, field, to),
  )

/** The register after drafts, as device `d` would have appended them. */
function after(drafts: readonly EventDraft[]): Register {
  const fold = new RegisterFold()
  fold.apply(
    drafts.map((draft, index) => {
      const event: Event = {
        v: 1,
        device: 'd',
        n: index + 1,
        prev: '',
        ...draft,
        clock: [index, 0],
        actor: { person: '甲', unit: '乙', role: '发改局' },
        recordedAt: '2025-03-01T00:00:00Z',
      }
      return { id: `d:${index + 1}`, event, text: '', hash: '', issue: null }
    }),
  )
  return fold.register()
}

describe('a user’s ledger as acts', () => {
  const rows = [ledgerRow(), ledgerRow({ name: '没有代码的项目', projectCode: null, lists: [] })]
  const first = importInto(EMPTY_REGISTER, rows)

  it('registers each project, sets its plan, joins its lists, and ends with one ImportApplied', () => {
    expect(first.drafts.map(({ type }) => type)).toEqual([
      'ProjectRegistered',
      'PlanSet',
      'ListJoined',
      'ProjectRegistered',
      'PlanSet',
      'ImportApplied',
    ])
    expect(first.drafts.at(-1)?.payload).toEqual({ source: '测试台账', rows: 2 })
    expect([first.added, first.skipped]).toEqual([2, []])
  })

  it('leaves what is 未填 unwritten, and does not call a user’s project illustrative', () => {
    const written = first.drafts.flatMap(({ changes }) => changes)
    expect(written.filter(({ to }) => to === null)).toEqual([])
    expect(written.some(({ field }) => field === 'illustrative' || field === 'owner')).toBe(false)
  })

  it('gives a project the total’s date and source of the file', () => {
    const [project] = [...after(first.drafts).projects.values()] as [Project]
    expect(project).toMatchObject({
      totalInvestment: 500_000_000,
      totalInvestmentAsOf: '2025-03-01',
      totalInvestmentSource: '测试台账',
      illustrative: false,
    })
  })

  it('adds nothing when the same ledger is imported again', () => {
    const again = importInto(after(first.drafts), rows)
    expect([again.drafts, again.added, again.skipped.length]).toEqual([[], 0, 2])
  })

  it('leaves out a row whose code, or whose name and 属地, is in the register already', () => {
    const register = after(first.drafts)
    const more = [
      ledgerRow({ name: '改了名的项目' }),
      ledgerRow({ projectCode: null }),
      ledgerRow({ name: '新项目', projectCode: null }),
    ]
    const again = importInto(register, more)
    expect(again.skipped.map(({ name }) => name)).toEqual(['改了名的项目', '区级产业用房(测试)'])
    expect([again.added, again.drafts.at(-1)?.payload]).toEqual([1, { source: '测试台账', rows: 1 }])
  })

  it('names the same project alike on every device', () => {
    const [row, unnumbered] = ledger(rows).rows
    expect(projectIdOf(row!)).toBe('project/2205-330108-04-01-408156')
    expect(projectIdOf(unnumbered!)).toBe('project/没有代码的项目@西兴街道')
  })

  it('keeps an id within the 200 characters of a subject', () => {
    expect(
      projectIdOf({ projectCode: null, name: '长'.repeat(200), district: '西兴街道' }).length,
    ).toBeLessThanOrEqual(200)
  })
})
