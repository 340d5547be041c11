import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { openWaivers } from '#domain/gate.ts'
import { cameraPhoto } from '../gate/openGate.ts'
import { seriousFindings } from '../data/app.ts'
import { openProject, valueOf } from './openProject.ts'

const WAIVED = { stage: '开工', actualStart: '2025-03-04', 'waiver@开工': { items: ['startPhoto', 'permit'], person: '李副局长', reason: '照片待补', date: '2025-03-04' } }

describe('the history on the page', () => {
  it('takes the newest own entry back, and keeps it struck through', async () => {
    const { project } = await openProject({ site: '甲地' })
    await valueOf('建设地点').click()
    await page.getByLabelText('建设地点', { exact: true }).fill('乙地')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    const history = page.getByRole('list', { name: '变更历史' })
    await expect.element(history).toHaveTextContent('修改建设地点')
    await page.getByRole('button', { name: '撤销此条' }).click()
    await expect.poll(() => project().site).toBe('甲地')
    await expect.element(history.getByRole('deletion')).toHaveTextContent('修改建设地点')
    await expect.element(history).toHaveTextContent('王建于')
  })
})

describe('按日期查看', () => {
  it('shows the page as it stood, read only, with the day in the address', async () => {
    const { first, receive, router } = await openProject({ site: '甲地' })
    await receive([{ field: 'site', from: '甲地', to: '乙地', base: [first.id] }])
    const today = new Date().toLocaleDateString('sv-SE')
    await page.getByLabelText('按日期查看').fill(today)
    await expect.element(page.getByText(`按 ${today} 查看`).first()).toBeVisible()
    await expect.poll(() => router.currentRoute.value.query['on']).toBe(today)
    await expect.element(page.getByText('乙地').first()).toBeVisible()
    await expect.element(valueOf('建设地点')).not.toBeInTheDocument()
    await page.getByRole('button', { name: '回到当前' }).click()
    await expect.element(valueOf('建设地点')).toBeVisible()
  })

  it('tells a day before the first record from an unknown project', async () => {
    await openProject({}, { query: '?on=2020-01-01' })
    await expect.element(page.getByRole('heading', { name: '2020-01-01 还没有这个项目' })).toBeVisible()
    await page.getByRole('button', { name: '看当前' }).click()
    await expect.element(page.getByRole('heading', { level: 1, name: '智慧泵站（示例）' })).toBeVisible()
  })

  it('helps on from a project that is not here', async () => {
    const { router } = await openProject()
    await router.push('/project/没有')
    await expect.element(page.getByRole('heading', { name: '没有找到这个项目' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: '回到看板' })).toBeVisible()
  })
})

describe('a 容缺 on the page', () => {
  it('says who let it pass and why, and is made good by a photo and a permit', async () => {
    const { project } = await openProject(WAIVED)
    await expect.element(page.getByText('李副局长同意，原因：照片待补').first()).toBeVisible()
    await page.getByRole('button', { name: /^补齐施工许可/ }).click()
    await page.getByLabelText('施工许可证号', { exact: true }).fill('330108202503')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => openWaivers(project())).toEqual(['startPhoto'])
    await page.getByRole('button', { name: /^补齐开工照片/ }).click()
    await page.getByLabelText('照片', { exact: true }).upload(await cameraPhoto())
    await expect.element(page.getByRole('img', { name: /已选照片/ })).toBeVisible()
    await page.getByLabelText('拍摄地点', { exact: true }).fill('工地大门')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => openWaivers(project())).toEqual([])
    // A photo is fetched when it is about to be seen.
    page.getByText('工地大门', { exact: true }).element().scrollIntoView()
    await expect.element(page.getByRole('img', { name: /开工照片/ })).toBeVisible()
  })

  it('names a 列入建设项目库 as what it is', async () => {
    const { log, subject, project } = await openProject()
    await page.getByRole('button', { name: '列入建设项目库' }).click()
    await page.getByLabelText('立项审批文号', { exact: true }).fill('示例发改〔2025〕8号')
    await page.getByLabelText('批准日期', { exact: true }).fill('2025-02-10')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => project().constructionLibrary?.kind).toBe('立项审批')
    expect((await log.eventsOf(subject)).at(-1)?.event.type).toBe('LibraryEntered')
  })
})

describe('lists and milestones', () => {
  it('a project joins a list of a year and leaves it again', async () => {
    const { project } = await openProject()
    await page.getByRole('button', { name: '列入名录' }).click()
    await page.getByRole('combobox', { name: '名录' }).selectOptions('省千项万亿')
    await page.getByRole('button', { name: '列入', exact: true }).click()
    await expect.poll(() => project().lists).toMatchObject([{ list: '省千项万亿', year: 2025 }])
    await page.getByRole('button', { name: '移出2025年省千项万亿' }).click()
    await page.getByRole('button', { name: '移出', exact: true }).click()
    await expect.poll(() => project().lists).toEqual([])
  })

  it('a milestone is set, and then done', async () => {
    const { project } = await openProject()
    await page.getByRole('button', { name: '登记节点' }).click()
    await page.getByRole('combobox', { name: '节点' }).selectOptions('施工许可')
    await page.getByLabelText('计划完成').fill('2025-03-01')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => project().milestones).toMatchObject([{ kind: '施工许可', due: '2025-03-01', done: null }])
    await page.getByRole('button', { name: '修改节点施工许可' }).click()
    await page.getByLabelText('实际完成').fill('2025-03-05')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.element(page.getByText('完成，晚 4 天')).toBeVisible()
  })
})

describe('for everybody', () => {
  it('the page has no serious finding of axe', async () => {
    await openProject({ site: '甲地', totalInvestment: 10_000_000, ...WAIVED })
    await expect.element(page.getByRole('list', { name: '变更历史' })).toBeVisible()
    expect(await seriousFindings()).toEqual([])
  })
})
