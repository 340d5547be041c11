import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { askedLabels, confirm, fill, openGate } from './openGate.ts'

const LIXIANG = { kind: '立项审批', documentNo: '示例发改〔2025〕1号', date: '2025-02-10' }
const PHOTO = ['开工照片', '拍摄日期', '拍摄地点']
const PERMIT = ['施工许可证号', '缺件原因（暂无许可证时填）']
const FINISH = ['已通过的专项验收', '验收日期', '实际竣工日期', '投用范围', '投用日期']

describe('the gate dialog asks, by name, for exactly what is missing', () => {
  it.each([
    ['谋划 → 储备', '储备', { stage: '谋划' }, ['判断人', '资金渠道', '判断日期']],
    ['储备 → 开工, nothing known', '开工', {}, ['立项审批文号', '批准日期', '实际开工日期', ...PHOTO, ...PERMIT]],
    ['储备 → 开工, 企业投资', '开工', { investorKind: '企业投资' }, ['做地报批文号', '批准日期', '实际开工日期', ...PHOTO, ...PERMIT]],
    ['储备 → 开工, 投资类型未填', '开工', { investorKind: null }, ['审批方式', '审批文号', '批准日期', '实际开工日期', ...PHOTO, ...PERMIT]],
    ['储备 → 开工, in the 建设项目库', '开工', { constructionLibrary: LIXIANG }, ['实际开工日期', ...PHOTO, ...PERMIT]],
    ['储备 → 开工, permit known', '开工', { permit: { number: '1', missingReason: null } }, ['立项审批文号', '批准日期', '实际开工日期', ...PHOTO]],
    ['开工 → 续建 by hand', '续建', { stage: '开工' }, ['日期', '原因']],
    ['开工 → 投产', '投产', { stage: '开工' }, FINISH],
    ['续建 → 投产', '投产', { stage: '续建' }, FINISH],
    ['续建 → 投产, completed', '投产', { stage: '续建', actualCompletion: '2025-05-01' }, FINISH.filter((label) => label !== '实际竣工日期')],
    ['back to 储备', '储备', { stage: '开工' }, ['日期', '原因']],
    ['→ 停缓建', '停缓建', { stage: '续建' }, ['日期', '原因']],
    ['→ 退出', '退出', {}, ['日期', '原因']],
    ['停缓建 → where it stood', '续建', { stage: '停缓建', suspendedFrom: '续建' }, ['日期', '原因']],
  ] as const)('%s', async (_move, to, known, labels) => {
    await openGate(to, known)
    expect(askedLabels()).toEqual(labels)
  })

  it('shows what the project holds already, with its value', async () => {
    const { dialog } = await openGate('开工', { constructionLibrary: LIXIANG })
    await expect.element(dialog.getByRole('list', { name: '已具备' })).toHaveTextContent('立项审批 示例发改〔2025〕1号，2025-02-10')
  })

  it('asks anew for something held when the person says so', async () => {
    await openGate('开工', { constructionLibrary: LIXIANG })
    await page.getByRole('button', { name: /^更正列入建设项目库/ }).click()
    expect(askedLabels().slice(0, 2)).toEqual(['立项审批文号', '批准日期'])
  })

  it('says why there is no gate, and asks for nothing', async () => {
    const { dialog } = await openGate('投产')
    await expect.element(dialog).toHaveTextContent('储备项目须先开工，不能直接进入投产。')
    expect(askedLabels()).toEqual([])
    await expect.element(page.getByRole('button', { name: '确认', exact: true })).toBeDisabled()
  })
})

describe('what is missing or wrong is said in words', () => {
  it('names all of it at once and puts the focus on the first', async () => {
    const { dialog, project, closed } = await openGate('开工', { constructionLibrary: LIXIANG })
    await confirm()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('还有 3 处需要补齐或更正')
    await expect.element(page.getByLabelText('实际开工日期', { exact: true })).toHaveFocus()
    await expect.element(page.getByLabelText('实际开工日期', { exact: true })).toHaveAccessibleDescription('缺实际开工日期。请补填。')
    expect([project().stage, closed()]).toEqual(['储备', 0])
  })

  it('leads from each line of the summary to its field', async () => {
    await openGate('投产', { stage: '续建' })
    await confirm()
    await page.getByRole('link', { name: /投用情况和日期/ }).click()
    await expect.element(page.getByRole('radio', { name: '全部' })).toHaveFocus()
  })

  it('takes the words away from a field as it is being mended', async () => {
    const { dialog } = await openGate('停缓建', { stage: '续建' })
    await confirm()
    await fill({ 原因: '资金未落实' })
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('还有 1 处需要补齐或更正')
  })

  it('refuses a day that has not come', async () => {
    const { dialog } = await openGate('停缓建', { stage: '续建' })
    await fill({ 日期: '2099-01-01', 原因: '资金未落实' })
    await confirm()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('2099-01-01 还没有到')
  })

  it('wants a permit number or the reason it is missing, not both', async () => {
    const { dialog } = await openGate('开工', { constructionLibrary: LIXIANG })
    await fill({ 施工许可证号: '330108202503', '缺件原因（暂无许可证时填）': '审图中' })
    await confirm()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('许可证号和缺件原因只填一项。')
  })
})
