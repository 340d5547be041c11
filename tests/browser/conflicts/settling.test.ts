import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { seriousFindings } from '../data/app.ts'
import { ANOTHER, openConflicts, ROAD, STATION, type OpenedConflicts } from './openConflicts.ts'

const LEADER = { person: '周区长', unit: '区政府', role: '领导' } as const
const CLERK = { person: '李想', unit: '西兴街道', role: '填报员' } as const

const conflictsOf = ({ register }: OpenedConflicts, subject = STATION): string[] =>
  register().projects.get(subject as `project/${string}`)?.conflicts.map(({ field }) => field) ?? []
const station = ({ register }: OpenedConflicts) => register().projects.get(STATION as `project/${string}`)
const settle = (count: number) => page.getByRole('button', { name: `选定 ${count} 项` })

/** Both desks write the same fields of the same project, and exchange. */
async function inConflict(here: Readonly<Record<string, unknown>>, there: Readonly<Record<string, unknown>>, as: Parameters<typeof openConflicts>[0] = {}): Promise<OpenedConflicts> {
  const opened = await openConflicts(as)
  await opened.writeHere(STATION, here)
  opened.writeThere(STATION, there)
  await opened.exchange()
  await expect.element(page.getByRole('article').first()).toBeVisible()
  return opened
}

describe('the list of conflicts', () => {
  it('tells that there is none, and that nothing was ever exchanged', async () => {
    await openConflicts()
    await expect.element(page.getByText('没有冲突。还没有与其他设备交换过。')).toBeVisible()
    expect(page.getByRole('link', { name: /^冲突/ }).elements()).toEqual([])
  })

  it('shows before, mine and theirs with who, when and by which act, and leads to the project', async () => {
    await inConflict({ site: '乙地' }, { site: '丙地' })
    const field = page.getByRole('group', { name: '建设地点' })
    await expect.element(field.getByRole('radio', { name: '建设地点采用原值：甲地' })).toBeVisible()
    await expect.element(field.getByRole('radio', { name: '建设地点采用本机填的：乙地' })).toBeVisible()
    await expect.element(field.getByRole('radio', { name: '建设地点采用他人填的：丙地' })).toBeVisible()
    await expect.element(field.getByText(`${ANOTHER.person}，${ANOTHER.unit}（${ANOTHER.role}）`)).toBeVisible()
    await expect.element(field.getByText('登记项目（来源：台账）')).toBeVisible()
    await expect.element(page.getByRole('article').getByRole('link', { name: '智慧泵站（示例）' })).toHaveAttribute('href', `/${STATION}`)
    await expect.element(page.getByRole('link', { name: '冲突 1 项，去选定' })).toBeVisible()
    expect(await seriousFindings()).toEqual([])
  })

  it('marks the value that counts until then, and the one that the bureau gave', async () => {
    const opened = await inConflict({ totalInvestment: 942_000_000 }, { totalInvestment: 935_000_000 })
    const shown = station(opened)?.totalInvestment === 942_000_000 ? '本机填的' : '他人填的'
    const values = page.getByRole('radio', { name: /总投资采用(本机|他人)填的/ })
    await expect.poll(() => values.elements().length).toBe(2)
    await expect.element(page.getByRole('radio', { name: /现按此计/ })).toHaveAccessibleName(new RegExp(`^总投资采用${shown}`))
    await expect.element(page.getByRole('radio', { name: /发改局填/ })).toHaveAccessibleName(/^总投资采用本机填的/)
    expect(page.getByText('现按此计').elements().length).toBe(1)
  })

  it('keeps the value before both in sight, by its key too, where each side settled differently', async () => {
    const opened = await inConflict({ site: '乙地' }, { site: '丙地' })
    opened.settleThere(STATION, 'site', '丙地')
    await page.getByRole('radio', { name: /建设地点采用本机填的/ }).click()
    await settle(1).click()
    await expect.poll(() => conflictsOf(opened)).toEqual([])
    await opened.exchange()
    await expect.element(page.getByRole('radio', { name: '建设地点采用原值：甲地' })).toBeVisible()
    await expect.element(page.getByRole('radio', { name: /建设地点采用本机填的：乙地.*发改局选定/ })).toBeVisible()
    expect(page.getByRole('radio', { name: /^建设地点采用/ }).elements().length).toBe(3)
    await page.getByRole('radio', { name: /建设地点采用他人填的/ }).click()
    await userEvent.keyboard('0')
    await expect.element(settle(1)).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => [station(opened)?.site, conflictsOf(opened)]).toEqual(['甲地', []])
  })

  it('settles several fields of a project at one key each, as one act, and takes it back as one', async () => {
    const opened = await inConflict({ site: '乙地', owner: '业主甲' }, { site: '丙地', owner: '业主乙' })
    await page.getByRole('radio', { name: /业主单位采用本机填的/ }).click()
    await userEvent.keyboard('2')
    await expect.element(page.getByRole('radio', { name: /业主单位采用他人填的/ })).toBeChecked()
    await expect.element(page.getByRole('radio', { name: /建设地点采用原值/ })).toHaveFocus()
    await userEvent.keyboard('1')
    await expect.element(settle(2)).toHaveFocus()
    const before = opened.register().events
    const shown = [station(opened)?.site, station(opened)?.owner]
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => conflictsOf(opened)).toEqual([])
    expect([station(opened)?.site, station(opened)?.owner, opened.register().events - before]).toEqual(['乙地', '业主乙', 2])
    await expect.element(page.getByText(/没有冲突/)).toBeVisible()
    const texts = (await opened.log.eventsOf(STATION)).map(({ text }) => text).join()
    expect(['甲地', '乙地', '丙地', '业主甲', '业主乙'].every((value) => texts.includes(value))).toBe(true)
    await page.getByRole('button', { name: '撤销：处理“智慧泵站（示例）”的 2 项冲突' }).click()
    await expect.poll(() => [station(opened)?.site, station(opened)?.owner]).toEqual(shown)
  })

  it('takes a third value, read and checked as in its own field, and keeps what was typed when it is refused', async () => {
    const opened = await inConflict({ totalInvestment: 600_000_000 }, { totalInvestment: 700_000_000 })
    const third = page.getByLabelText('总投资另填的值')
    await third.fill('约6.5亿')
    await settle(1).click()
    await expect.element(page.getByText('“约6.5亿”不是金额')).toBeVisible()
    await expect.element(third).toHaveValue('约6.5亿')
    expect(conflictsOf(opened)).toEqual(['totalInvestment'])
    await third.fill('65,000')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => [station(opened)?.totalInvestment, conflictsOf(opened)]).toEqual([650_000_000, []])
  })

  it('offers records as wholes, and marks the parts that differ', async () => {
    const record = { kind: '立项审批', documentNo: '发改〔2025〕1号', date: '2025-03-01' }
    const opened = await inConflict({ constructionLibrary: record }, { constructionLibrary: { ...record, documentNo: '发改〔2025〕2号' } })
    const marked = (): unknown[] => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent)
    await expect.poll(marked).toEqual(['不同：发改〔2025〕1号', '不同：发改〔2025〕2号'])
    expect(page.getByLabelText('建设项目库另填的值').elements()).toEqual([])
    await page.getByRole('radio', { name: /建设项目库采用他人填的/ }).click()
    await settle(1).click()
    await expect.poll(() => station(opened)?.constructionLibrary?.documentNo).toBe('发改〔2025〕2号')
  })

  it('asks anew where another value has come in meanwhile, and replaces none that was not seen', async () => {
    const opened = await inConflict({ site: '乙地' }, { site: '丙地' })
    await page.getByRole('radio', { name: /建设地点采用本机填的/ }).click()
    opened.writeThere(STATION, { site: '丁地' })
    await opened.exchange()
    await expect.element(page.getByText('刚收到新的填法，请重新选。')).toBeVisible()
    await expect.element(page.getByRole('radio', { name: /建设地点采用他人填的：丁地/ })).not.toBeChecked()
    expect(conflictsOf(opened)).toEqual(['site'])
  })

  it('is filtered and ordered by its address, and tells what the filter hides', async () => {
    const opened = await inConflict({ site: '乙地' }, { site: '丙地' })
    await opened.writeHere(ROAD, { site: '乙路' })
    opened.writeThere(ROAD, { site: '丙路' })
    await opened.exchange()
    await page.getByLabelText('责任单位', { exact: true }).selectOptions('西兴街道')
    await expect.poll(() => page.getByRole('article').elements().length).toBe(1)
    await expect.poll(() => opened.router.currentRoute.value.query).toEqual({ unit: '西兴街道' })
    await page.getByLabelText('按项目名称找').fill('没有的项目')
    await page.getByRole('button', { name: '显示全部 2 项' }).click()
    await expect.poll(() => page.getByRole('article').elements().length).toBe(2)
    await opened.router.push({ path: '/data/conflicts', query: { project: ROAD } })
    await expect.element(page.getByText('只看“滨康路（示例）”')).toBeVisible()
  })

  it('is only read by a leader', async () => {
    await inConflict({ site: '乙地' }, { site: '丙地' }, { actor: LEADER })
    await expect.element(page.getByText('丙地')).toBeVisible()
    expect(page.getByRole('radio').elements()).toEqual([])
    expect(page.getByRole('button', { name: /选定/ }).elements()).toEqual([])
  })

  it('leaves a setting to the bureau', async () => {
    const gate = { constructionLibrary: '必需', actualStart: '必需', startPhoto: '必需', permit: '必需' }
    const opened = await openConflicts({ actor: CLERK })
    await opened.writeHere('settings/gates', { startGate: gate })
    opened.writeThere('settings/gates', { startGate: { ...gate, permit: '可容缺' } })
    await opened.exchange()
    await expect.element(page.getByText('设置的冲突由发改局选定。')).toBeVisible()
    expect(page.getByRole('radio').elements()).toEqual([])
  })

  it('is where the mark on a card leads', async () => {
    const opened = await openConflicts({ path: '/board' })
    await opened.writeHere(STATION, { site: '乙地' })
    opened.writeThere(STATION, { site: '丙地' })
    await opened.exchange()
    const mark = page.getByRole('link', { name: '智慧泵站（示例）的冲突，去选定' })
    await expect.element(mark).toBeVisible()
    expect(await seriousFindings()).toEqual([])
    await mark.click()
    await expect.element(page.getByText('只看“智慧泵站（示例）”')).toBeVisible()
  })

  it('is where the total of the board leads, which says how many of its figures nobody has settled', async () => {
    const opened = await openConflicts({ path: '/board' })
    await opened.writeHere(STATION, { totalInvestment: 942_000_000, site: '乙地' })
    opened.writeThere(STATION, { totalInvestment: 935_000_000, site: '丙地' })
    await opened.exchange()
    await page.getByRole('link', { name: '含 1 项未定冲突' }).click()
    await expect.poll(() => opened.router.currentRoute.value.fullPath).toBe('/data/conflicts')
  })

  it('is where the line of a project on site leads', async () => {
    const opened = await openConflicts({ path: `/field?project=${STATION}` })
    await opened.writeHere(STATION, { site: '乙地' })
    opened.writeThere(STATION, { site: '丙地' })
    await opened.exchange()
    await page.getByRole('link', { name: '去选定', exact: true }).click()
    await expect.element(page.getByText('只看“智慧泵站（示例）”')).toBeVisible()
  })
})
