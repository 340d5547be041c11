import { expect, it } from 'vitest'
import { planRevised, reverted } from '#projection/drafts.ts'
import { foldEvents } from '#projection/fold.ts'
import { revisionsOf } from '#projection/planRevisions.ts'
import { Device, registration } from '../../support/device.ts'
import { day, wan } from '../../support/project.ts'

const PROJECT = 'project/p1'

it('lists a plan’s revisions with old, new, reason, approver and day, and leaves out one that was undone', () => {
  const device = new Device('a')
  device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ 'annualPlan@2025': wan(100) }) })
  const revise = (amount: number, date: string): ReturnType<Device['write']> =>
    device.write(planRevised(foldEvents(device.known), PROJECT, 'annualPlan@2025', wan(amount), { reason: '追加', approver: '区领导', date: day(date) }))
  revise(120, '2025-04-01')
  const second = revise(150, '2025-06-01')
  expect(revisionsOf(device.known, 2025)).toMatchObject([
    { before: wan(100), after: wan(120), reason: '追加', approver: '区领导', date: '2025-04-01', person: '甲' },
    { before: wan(120), after: wan(150) },
  ])
  const undo = reverted(foldEvents(device.known), second, '调整')
  if (undo.ok) device.write(undo.value)
  expect(revisionsOf(device.known, 2025)).toHaveLength(1)
  expect(revisionsOf(device.known, 2026)).toEqual([])
})
