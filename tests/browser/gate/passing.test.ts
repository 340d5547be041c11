import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { openWaivers } from '#domain/gate.ts'
import { withFault } from '../../unit/log/faults.ts'
import { choosePhoto, cameraPhoto, confirm, fill, openGate } from './openGate.ts'

const LIXIANG = { kind: '立项审批', documentNo: '示例发改〔2025〕1号', date: '2025-02-10' }
const REASONED = { 日期: '2025-03-04', 原因: '资金未落实' }

describe('a project passes its gate', () => {
  it('with everything typed at the gate: the stage, its day and the evidence are one act', async () => {
    const { log, project, closed } = await openGate('开工')
    await fill({ 立项审批文号: '示例发改〔2025〕8号', 批准日期: '2025-02-10', 实际开工日期: '2025-03-04', 施工许可证号: '330108202503' })
    await choosePhoto(await cameraPhoto())
    await expect.element(page.getByRole('img', { name: /开工现场/ })).toBeVisible()
    await fill({ 拍摄日期: '2025-03-04', 拍摄地点: '滨盛路工地大门' })
    await confirm()
    await expect.poll(closed).toBe(1)
    expect(project()).toMatchObject({ stage: '开工', stageSince: '2025-03-04', actualStart: '2025-03-04', constructionLibrary: { kind: '立项审批' }, permit: { number: '330108202503' } })
    expect(project().photos).toMatchObject([{ kind: '开工', takenAt: '2025-03-04', place: '滨盛路工地大门' }])
    expect(log.health().events).toBe(2)
  })

  it('into use: acceptances, completion and the day of use', async () => {
    const { project, closed } = await openGate('投产', { stage: '续建', actualStart: '2024-01-02' })
    await page.getByRole('checkbox', { name: '消防验收' }).click()
    await page.getByRole('checkbox', { name: '规划核实' }).click()
    await page.getByRole('radio', { name: '部分' }).click()
    await fill({ 验收日期: '2025-05-20', 实际竣工日期: '2025-05-10', 投用日期: '2025-06-01' })
    await confirm()
    await expect.poll(closed).toBe(1)
    expect(project()).toMatchObject({ stage: '投产', stageSince: '2025-06-01', acceptance: { passed: ['规划核实', '消防验收'] }, inUse: { extent: '部分' } })
  })

  it('fills in today where the person asks for it', async () => {
    const { project, closed } = await openGate('停缓建', { stage: '续建' })
    await page.getByRole('button', { name: '日期填今天' }).click()
    await fill({ 原因: '资金未落实' })
    await confirm()
    await expect.poll(closed).toBe(1)
    expect(project()).toMatchObject({ stage: '停缓建', suspendedFrom: '续建' })
  })

  it('once, however fast 确认 is pressed again', async () => {
    const { log, closed } = await openGate('停缓建', { stage: '续建' })
    await fill(REASONED)
    await page.getByRole('button', { name: '确认', exact: true }).dblClick()
    await expect.poll(closed).toBe(1)
    expect(log.health().events).toBe(2)
  })
})

describe('容缺办理', () => {
  it('says exactly what stays open, and keeps it open until it is made good', async () => {
    const { dialog, project, closed } = await openGate('开工', { constructionLibrary: LIXIANG })
    await fill({ 实际开工日期: '2025-03-04' })
    await page.getByText('容缺办理').click()
    await expect.element(dialog.getByText('通过后仍须补齐')).toHaveTextContent('开工照片（含时间、地点）、施工许可证号或缺件原因')
    await fill({ 同意人: '李副局长', 容缺原因: '照片待补' })
    await confirm()
    await expect.poll(closed).toBe(1)
    expect(project().waivers).toMatchObject([{ stage: '开工', person: '李副局长', reason: '照片待补', items: ['startPhoto', 'permit'] }])
    expect(openWaivers(project())).toEqual(['startPhoto', 'permit'])
  })

  it.each([
    ['a name alone', { 同意人: '李副局长' }],
    ['a reason alone', { 容缺原因: '照片待补' }],
  ])('is not opened by %s', async (_which, answers) => {
    const { dialog, project, closed } = await openGate('开工', { constructionLibrary: LIXIANG })
    await fill({ 实际开工日期: '2025-03-04' })
    await page.getByText('容缺办理').click()
    await fill(answers)
    await confirm()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('容缺办理须同时写明同意人')
    expect([project().stage, closed()]).toEqual(['储备', 0])
  })

  it('lets nothing by that is begun but incomplete', async () => {
    const { dialog, project } = await openGate('开工', { permit: { number: '1', missingReason: null } })
    await fill({ 立项审批文号: '示例发改〔2025〕8号', 实际开工日期: '2025-03-04' })
    await page.getByText('容缺办理').click()
    await fill({ 同意人: '李副局长', 容缺原因: '照片待补' })
    await confirm()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('还没有填写批准日期。')
    expect(project().stage).toBe('储备')
  })

  it('is not offered where nothing may be waived', async () => {
    const { dialog } = await openGate('停缓建', { stage: '续建' })
    await expect.element(dialog.getByText('容缺办理')).not.toBeInTheDocument()
  })
})

describe('what was typed is kept', () => {
  it('when the storage refuses: 未保存 is said and nothing has moved', async () => {
    const { dialog, project, closed } = await openGate('停缓建', { stage: '续建' })
    await fill(REASONED)
    await withFault(1, 'throws', false, async () => {
      await confirm()
      await expect.element(dialog.getByRole('alert')).toHaveTextContent('未保存')
    })
    await expect.element(page.getByLabelText('原因', { exact: true })).toHaveValue('资金未落实')
    await expect.element(page.getByLabelText('日期', { exact: true })).toHaveValue('2025-03-04')
    expect([project().stage, closed()]).toEqual(['续建', 0])
  })

  it('when the dialog is closed and opened again', async () => {
    const { closed, reopen } = await openGate('停缓建', { stage: '续建' })
    await fill(REASONED)
    await page.getByRole('button', { name: '取消', exact: true }).click()
    await expect.poll(closed).toBe(1)
    await reopen()
    await expect.element(page.getByLabelText('原因', { exact: true })).toHaveValue('资金未落实')
    await page.getByRole('button', { name: '清空重填' }).click()
    await expect.element(page.getByLabelText('原因', { exact: true })).toHaveValue('')
  })

  it('and a photo that was chosen', async () => {
    const { reopen } = await openGate('开工', { constructionLibrary: LIXIANG })
    await choosePhoto(await cameraPhoto())
    await expect.element(page.getByRole('img', { name: /开工现场/ })).toBeVisible()
    await reopen()
    await expect.element(page.getByRole('img', { name: /开工现场/ })).toBeVisible()
  })

  it('and offered, but not forced, after the tab was killed', async () => {
    const { project, reopen } = await openGate('停缓建', { stage: '续建' })
    const kept = { at: Date.parse('2025-03-04T09:30:00+08:00'), texts: { reason: '资金未落实' } }
    localStorage.setItem(`draft/gate/${project().id}/停缓建`, JSON.stringify(kept))
    await reopen()
    await expect.element(page.getByLabelText('原因', { exact: true })).toHaveValue('')
    await page.getByRole('button', { name: '恢复上次未提交的内容' }).click()
    await expect.element(page.getByLabelText('原因', { exact: true })).toHaveValue('资金未落实')
  })

  it('but not after it was saved', async () => {
    const { project, closed } = await openGate('停缓建', { stage: '续建' })
    await fill(REASONED)
    await confirm()
    await expect.poll(closed).toBe(1)
    expect(localStorage.getItem(`draft/gate/${project().id}/停缓建`)).toBeNull()
  })
})
