import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { firstRecordedDay, recordedBy, registerAsOf } from '#projection/asOf.ts'
import { change, Device, registration } from '../../support/device.ts'

const day = (text: string): IsoDate => text as IsoDate
/** An instant of the zone the tests run in, UTC+8. */
const at = (text: string): number => Date.parse(`${text}+08:00`)

function course(): Device {
  const device = new Device('a', at('2025-02-10T09:00:00'))
  const first = device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ site: '甲地' }) })
  device.now = at('2025-03-31T23:59:59.999')
  const second = device.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
  device.now = at('2025-04-01T00:00:00')
  device.write({ changes: [change('site', '丙地', [second.id], '乙地')] })
  return device
}

const siteOn = (text: string): string | null | undefined => registerAsOf(course().known, day(text)).projects.get('project/p1')?.site

describe('the register as it stood', () => {
  it('counts the whole of the day, to its last moment by local time', () => {
    expect(siteOn('2025-03-30')).toBe('甲地')
    expect(siteOn('2025-03-31')).toBe('乙地')
    expect(siteOn('2025-04-01')).toBe('丙地')
  })

  it('knows no project before it was registered', () => {
    expect(siteOn('2025-02-09')).toBeUndefined()
    expect(registerAsOf(course().known, day('2025-02-09')).events).toBe(0)
  })

  it('is the same whatever order the events came in', () => {
    const events = course().known
    const register = registerAsOf([...events].reverse(), day('2025-03-31'))
    expect(register.projects.get('project/p1')).toEqual(registerAsOf(events, day('2025-03-31')).projects.get('project/p1'))
  })

  it('shows a conflict of that day although it was settled later', () => {
    const device = course()
    const other = new Device('b', at('2025-03-15T10:00:00'))
    const base = device.known[0]
    if (!base) throw new Error('no first event')
    other.receive([base])
    const apart = other.write({ changes: [change('site', '丁地', [base.id], '甲地')] })
    device.receive([apart])
    const before = registerAsOf(device.known, day('2025-03-31')).projects.get('project/p1')
    expect(before?.conflicts.map(({ heads }) => heads.map(({ value }) => value))).toEqual([['丁地', '乙地']])
  })

  it('tells the first day of which anything is known', () => {
    expect(firstRecordedDay(course().known)).toBe('2025-02-10')
    expect(firstRecordedDay([])).toBeNull()
  })

  it('takes an event recorded in time although it arrived later', () => {
    const events = course().known
    expect(recordedBy([...events.slice(1), ...events.slice(0, 1)], day('2025-03-01')).map(({ id }) => id)).toEqual(['a:1'])
  })
})
