import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { button, choose, csv, HEADER, openImport } from './openImport.ts'

const asked = () => page.getByLabelText(/“旧街道”不在属地名单中（2 行）。现在属于哪个属地？/)
const SHEET = [HEADER, ['甲项目', '旧街道', '储备', 100], ['乙项目', '旧街道', '储备', 100]]
const fields = (name: string) => page.getByRole('list', { name: `${name}的各项` })

describe('a 属地 the register does not have', () => {
  it('is asked for once, its rows follow the answer, and the answer is remembered with the import', async () => {
    const { project } = await openImport()
    await choose(csv(SHEET))
    await expect.element(page.getByText('还有 1 项没有回答')).toBeVisible()
    await button(/^甲项目/).click()
    await expect.element(fields('甲项目')).toHaveTextContent('“旧街道”不在属地名单中')
    await asked().selectOptions('西兴街道')
    await expect.element(fields('甲项目')).toHaveTextContent('原属地名称，已按对应关系换为现名')
    await button('确认导入 2 行').click()
    await expect.element(page.getByText('新增 2 个项目')).toBeVisible()
    expect(project('甲项目')?.district).toBe('西兴街道')

    await button('再导入一份').click()
    await choose(csv([HEADER, ['丙项目', '旧街道', '储备', 100], ['丁项目', '旧街道', '储备', 100]]))
    await expect.element(asked()).toHaveValue('西兴街道')
    await expect.element(page.getByText('都已回答，仍可更改。')).toBeVisible()
    await asked().selectOptions('长河街道')
    await button('确认导入 2 行').click()
    await expect.element(page.getByText('新增 2 个项目')).toBeVisible()
    expect(project('丙项目')?.district).toBe('长河街道')
  })

  it('stays refused where a person says it is none of them, and is not remembered', async () => {
    const { project, log } = await openImport()
    await choose(csv(SHEET))
    await asked().selectOptions('都不是，这些单元格不导入')
    await expect.element(page.getByText('都已回答，仍可更改。')).toBeVisible()
    await button('确认导入 2 行').click()
    await expect.element(page.getByText('新增 2 个项目')).toBeVisible()
    expect(project('甲项目')?.district).toBe(null)
    expect(await log.preference('import-districts')).toEqual({})
  })
})

describe('a column', () => {
  const open = async (rows: readonly (readonly (string | number)[])[]): Promise<void> => {
    await choose(csv(rows))
    await button(/^甲项目/).click()
  }

  it('is read in the unit a person says, and the preview follows', async () => {
    const { project } = await openImport()
    await open([HEADER, ['甲项目', '西兴街道', '储备', 3]])
    await expect.element(fields('甲项目')).toHaveTextContent('3 万元')
    await page.getByText(/：4 列/).click()
    await page.getByLabelText('D 列 总投资（万元） 单位').selectOptions('亿元')
    await expect.element(fields('甲项目')).toHaveTextContent('30,000 万元')
    await button('确认导入 1 行').click()
    await expect.element(page.getByText('新增 1 个项目')).toBeVisible()
    expect(project('甲项目')?.totalInvestment).toBe(300_000_000)
  })

  it('shows the unit that was answered when it was doubted, and can be read in another one after all', async () => {
    const { project } = await openImport()
    await choose(csv([HEADER, ...['甲项目', '乙项目', '丙项目'].map((name) => [name, '西兴街道', '储备', 30_000_000])]))
    await button(/^甲项目/).click()
    await page.getByText(/：4 列/).click()
    await page.getByLabelText(/D 列“总投资（万元）”按万元读取/).selectOptions('整列按元读取')
    await expect.element(page.getByLabelText('D 列 总投资（万元） 单位')).toHaveValue('元')
    await expect.element(fields('甲项目')).toHaveTextContent('3,000 万元')
    await page.getByLabelText('D 列 总投资（万元） 单位').selectOptions('万元')
    await page.getByLabelText(/D 列“总投资（万元）”按万元读取/).selectOptions('单位无误，按万元导入')
    await button('确认导入 3 行').click()
    await expect.element(page.getByText('新增 3 个项目')).toBeVisible()
    expect(project('甲项目')?.totalInvestment).toBe(300_000_000_000)
  })

  it('is read as of the year and as the field a person says; the columns stay open meanwhile', async () => {
    const { project } = await openImport()
    await open([['项目名称', '阶段', '2024年计划投资（万元）', '牵头人'], ['甲项目', '储备', 500, '张三']])
    await expect.element(page.getByLabelText('C 列 2024年计划投资（万元） 年份')).toHaveValue('2024')
    await page.getByLabelText('C 列 2024年计划投资（万元） 年份').selectOptions('2025 年')
    await page.getByLabelText('D 列 牵头人 对应').selectOptions('项目专员')
    await expect.element(fields('甲项目')).toHaveTextContent('张三')
    await button('确认导入 1 行').click()
    await expect.element(page.getByText('新增 1 个项目')).toBeVisible()
    expect(project('甲项目')?.plans.get(2025)?.annualPlan).toBe(5_000_000)
    expect(project('甲项目')?.plans.get(2024)?.annualPlan ?? null).toBe(null)
  })
})
