import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { seriousFindings } from '../data/app.ts'
import { openConflicts, ROAD, STATION, type OpenedConflicts } from './openConflicts.ts'

/** Both desks write two fields of one project and one of another, and exchange. */
async function threeConflicts(as: Parameters<typeof openConflicts>[0] = {}): Promise<OpenedConflicts> {
  const opened = await openConflicts(as)
  await opened.writeHere(STATION, { site: '乙地', owner: '业主甲' })
  await opened.writeHere(ROAD, { site: '路东' })
  opened.writeThere(STATION, { site: '丙地', owner: '业主乙' })
  opened.writeThere(ROAD, { site: '路西' })
  await opened.exchange()
  await expect.element(page.getByRole('article').first()).toBeVisible()
  return opened
}

const valuesOf = ({ register }: OpenedConflicts): unknown[] => {
  const [station, road] = [STATION, ROAD].map((id) => register().projects.get(id as `project/${string}`))
  return [station?.site, station?.owner, road?.site]
}
const take = (side: '本机填的' | '他人填的') => page.getByRole('button', { name: `采用${side}`, exact: true })
const proposal = (side: string) => page.getByRole('region', { name: `采用${side}` })

describe('all listed conflicts at once', () => {
  it('are shown line by line before anything is settled, and settled as one act that one undo takes back', async () => {
    const opened = await threeConflicts()
    const before = [valuesOf(opened), opened.register().events]
    await take('他人填的').click()
    for (const words of ['将采用他人填的 3 项', '智慧泵站（示例）：建设地点', '丙地', '业主乙', '滨康路（示例）：建设地点', '路西']) await expect.element(proposal('他人填的')).toHaveTextContent(words)
    expect([valuesOf(opened), opened.register().events]).toEqual(before)
    expect(await seriousFindings()).toEqual([])
    await page.getByRole('button', { name: '选定这 3 项' }).click()
    await expect.element(page.getByText(/没有冲突/)).toBeVisible()
    expect(valuesOf(opened)).toEqual(['丙地', '业主乙', '路西'])
    await page.getByRole('button', { name: '撤销：处理 3 项冲突' }).click()
    await expect.poll(() => valuesOf(opened)).toEqual(before[0])
  })

  it('can be put away with nothing settled, and the other side looked at instead', async () => {
    const opened = await threeConflicts()
    const before = opened.register().events
    await take('他人填的').click()
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await expect.element(proposal('他人填的')).not.toBeInTheDocument()
    await take('本机填的').click()
    for (const words of ['乙地', '业主甲', '路东']) await expect.element(proposal('本机填的')).toHaveTextContent(words)
    expect(opened.register().events).toBe(before)
  })

  it('hold for what the list shows, and no more', async () => {
    const opened = await threeConflicts({ path: `/data/conflicts?project=${ROAD}` })
    await expect.element(page.getByRole('article')).toBeVisible()
    expect(take('本机填的').elements()).toEqual([])
    await opened.router.push('/data/conflicts?unit=西兴街道')
    await take('本机填的').click()
    await page.getByRole('button', { name: '选定这 2 项' }).click()
    await expect.poll(() => opened.register().projects.get(ROAD as `project/${string}`)?.conflicts.length).toBe(1)
  })

  it('are withdrawn when another value comes in meanwhile', async () => {
    const opened = await threeConflicts()
    await take('本机填的').click()
    await expect.element(proposal('本机填的')).toBeVisible()
    opened.writeThere(ROAD, { site: '路北' })
    await opened.exchange()
    await expect.element(proposal('本机填的')).not.toBeInTheDocument()
  })

  it('are not offered to a leader, who only reads', async () => {
    await threeConflicts({ actor: { person: '周区长', unit: '区政府', role: '领导' } })
    expect(take('本机填的').elements()).toEqual([])
  })
})
