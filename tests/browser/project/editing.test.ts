import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ANOTHER, openProject, valueOf } from './openProject.ts'

const LEADER = { person: '周区长', unit: '区政府', role: '领导' } as const

async function type(label: string, text: string): Promise<void> {
  await valueOf(label).click()
  await page.getByLabelText(label, { exact: true }).fill(text)
  await userEvent.keyboard('{Enter}')
}

describe('a value is edited where it stands', () => {
  it('is typed in 万元 and saved by Enter, and the focus stays on it', async () => {
    const { project } = await openProject()
    await type('总投资', '12,340.5')
    await expect.element(valueOf('总投资')).toHaveTextContent('12,340.5')
    await expect.element(valueOf('总投资')).toHaveFocus()
    expect(project().totalInvestment).toBe(123_405_000)
  })

  it('is refused in words, and what was typed stays', async () => {
    const { project } = await openProject()
    await type('总投资', '1.2亿')
    await expect.element(page.getByText('“1.2亿”不是金额')).toBeVisible()
    await expect.element(page.getByLabelText('总投资', { exact: true })).toHaveValue('1.2亿')
    expect(project().totalInvestment).toBeNull()
  })

  it('is left as it was by Esc', async () => {
    const { project } = await openProject({ site: '甲地' })
    await valueOf('建设地点').click()
    await page.getByLabelText('建设地点', { exact: true }).fill('乙地')
    await userEvent.type(page.getByLabelText('建设地点', { exact: true }), '{Escape}')
    await expect.element(valueOf('建设地点')).toHaveTextContent('甲地')
    expect(project().site).toBe('甲地')
  })

  it('tells when somebody else has written it in the meantime', async () => {
    const { first, receive } = await openProject({ site: '甲地' })
    await valueOf('建设地点').click()
    await receive([{ field: 'site', from: '甲地', to: '丙地', base: [first.id] }])
    await expect.element(page.getByText('此项刚被改为“丙地”')).toBeVisible()
  })

  it('warns of a code whose check digit disagrees, and keeps it', async () => {
    const { project } = await openProject()
    await type('项目代码', '2501-330108-04-01-123457')
    await expect.poll(() => project().projectCode).toBe('2501-330108-04-01-123457')
    await expect.element(page.getByText(/校验/).first()).toBeVisible()
  })

  it('counts what is required and 未填, and leads to it', async () => {
    await openProject()
    await expect.element(page.getByRole('heading', { name: /还有 \d+ 项未填/ })).toBeVisible()
    await page.getByRole('button', { name: '行业领域', exact: true }).click()
    await expect.element(valueOf('行业领域')).toHaveFocus()
  })

  it('is only read by a leader', async () => {
    await openProject({ site: '甲地' }, { actor: LEADER })
    await expect.element(page.getByText('甲地')).toBeVisible()
    await expect.element(page.getByRole('button', { name: '移到…' })).not.toBeInTheDocument()
    await expect.element(valueOf('建设地点')).not.toBeInTheDocument()
  })
})

describe('an annual plan that was set before', () => {
  it('changes only with a reason, who approved it and when', async () => {
    const { project, log, subject } = await openProject({ totalInvestment: 1_000_000_000, 'annualPlan@2025': 100_000_000 })
    await page.getByRole('button', { name: '调整2025年度计划投资' }).click()
    await page.getByLabelText('调整后（万元）').fill('12000')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.element(page.getByText('还没有填写调整原因。')).toBeVisible()
    expect(project().plans.get(2025)?.annualPlan).toBe(100_000_000)
    await page.getByLabelText('调整原因').fill('征拆提前完成')
    await page.getByLabelText('批准人').fill('李副局长')
    await page.getByLabelText('批准日期').fill('2025-05-06')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => project().plans.get(2025)?.annualPlan).toBe(120_000_000)
    const last = (await log.eventsOf(subject)).at(-1)?.event
    expect(last).toMatchObject({ type: 'PlanRevised', payload: { year: 2025, reason: '征拆提前完成', approver: '李副局长', date: '2025-05-06' } })
  })
})

describe('a conflict', () => {
  it('stands side by side with who wrote what, until a person chooses', async () => {
    const { project, first, receive } = await openProject({ site: '甲地' })
    await type('建设地点', '乙地')
    await expect.poll(() => project().site).toBe('乙地')
    await receive([{ field: 'site', from: '甲地', to: '丙地', base: [first.id] }])
    await expect.element(page.getByRole('heading', { name: /1 项内容有不同的填法/ })).toBeVisible()
    const conflicts = page.getByRole('group', { name: '建设地点' })
    await expect.element(conflicts.getByText(`${ANOTHER.person}，${ANOTHER.unit}`).first()).toBeVisible()
    await conflicts.getByRole('radio', { name: '建设地点采用他人填的：丙地' }).click()
    await page.getByRole('button', { name: '选定 1 项' }).click()
    await expect.poll(() => project().conflicts).toEqual([])
    expect(project().site).toBe('丙地')
  })

  it('may be settled by a third value, which is checked like any', async () => {
    const { project, first, receive } = await openProject({ totalInvestment: 10_000_000 })
    await type('总投资', '2000')
    await expect.poll(() => project().totalInvestment).toBe(20_000_000)
    await receive([{ field: 'totalInvestment', from: 10_000_000, to: 30_000_000, base: [first.id] }])
    await page.getByLabelText('总投资另填的值').fill('约2500')
    await page.getByRole('button', { name: '选定 1 项' }).click()
    await expect.element(page.getByText('“约2500”不是金额')).toBeVisible()
    await page.getByLabelText('总投资另填的值').fill('2500')
    await page.getByRole('button', { name: '选定 1 项' }).click()
    await expect.poll(() => [project().totalInvestment, project().conflicts.length]).toEqual([25_000_000, 0])
  })
})
