import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { planOf, type Project } from '#domain/project.ts'
import type { ProjectLog } from '#log/types.ts'
import { columnOf, type LedgerColumn } from '#projection/ledgerColumns.ts'
import { planAnew, planEntries, revisesPlan, type LedgerPlan } from '#projection/ledgerPlan.ts'
import { useLedgerEdits } from '#stores/ledgerEdits.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { TODAY } from '../../support/project.ts'
import { ACTOR, issue, opened, registered, revised, value } from '../log/support.ts'

let log: ProjectLog

beforeEach(async () => {
  log = await opened()
  value(await log.append([registered('a')], ACTOR))
  provideLog(log)
  setActivePinia(createPinia())
  await useRegister().start()
  value(await useSession().become(ACTOR))
})

const project = (): Project => useRegister().project('project/a') as Project
const plan = (key: string, typed: string): LedgerPlan => planEntries([{ project: project(), column: columnOf(key) as LedgerColumn, typed }], 2025, TODAY)
/** What another tab or an exchange brings meanwhile. */
const meanwhile = async (field: string, to: unknown): Promise<unknown> => value(await log.append([revised('a', field, to)], ACTOR))

describe('what is written over a value that came in since it was looked at', () => {
  it('is not written, and says so', async () => {
    const looked = plan('officer', '李专员')
    await meanwhile('officer', '赵专员')
    expect(issue(await useLedgerEdits().write('粘贴', looked.changes, null)).code).toBe('edit/outdated')
    expect(project().officer).toBe('赵专员')
  })

  it('is planned anew over the value of now: a plan that was set meanwhile takes a reason', async () => {
    await meanwhile('annualPlan@2025', null)
    const looked = plan('annualPlan', '100')
    expect(looked.changes.some(revisesPlan)).toBe(false)
    await meanwhile('annualPlan@2025', 2_000_000)
    expect(issue(await useLedgerEdits().write('粘贴', looked.changes, null)).code).toBe('edit/outdated')
    const anew = planAnew(useRegister().register, looked, TODAY)
    expect(anew.changes).toMatchObject([{ before: 2_000_000, after: 1_000_000 }])
    expect(anew.changes.some(revisesPlan)).toBe(true)
    expect(planOf(project(), 2025).annualPlan).toBe(2_000_000)
  })

  it('is held back also where a second value came in beside the one that is shown', async () => {
    await meanwhile('officer', '赵专员')
    const looked = plan('officer', '李专员')
    await meanwhile('officer', '赵专员')
    expect(project().conflicts).toEqual([])
    await meanwhile('officer', '钱专员')
    expect(project().conflicts).toHaveLength(1)
    expect(issue(await useLedgerEdits().write('粘贴', looked.changes, null)).code).toBe('edit/outdated')
    expect(project().conflicts).toHaveLength(1)
  })

  it('is written where only another cell changed', async () => {
    const looked = plan('officer', '李专员')
    await meanwhile('siteContact', '王工')
    value(await useLedgerEdits().write('粘贴', looked.changes, null))
    expect(project()).toMatchObject({ officer: '李专员', siteContact: '王工' })
  })
})

it('two edits of one cell, the second before the first is written, are both written in their order', async () => {
  const edits = useLedgerEdits()
  const done = await Promise.all([edits.write('修改', plan('officer', '李专员').changes, null), edits.write('修改', plan('officer', '王专员').changes, null)])
  done.forEach(value)
  expect(project()).toMatchObject({ officer: '王专员', conflicts: [] })
})
