import { expect, test, type Locator, type Page } from '@playwright/test'
import { seriousFindings } from './axe.ts'
import { beginWithExamples, cards, isPhone, list } from './people.ts'

const PASSPHRASE = '滨江大道上的梧桐树'
const ANOTHER = '换成另外的一句话吧'

const lockScreen = (page: Page): Locator => page.getByRole('heading', { name: '已锁定' })
const setDialog = (page: Page): Locator => page.getByRole('dialog', { name: '设置锁屏口令' })

/** Types a new passphrase twice. */
async function choose(where: Page | Locator, passphrase: string): Promise<void> {
  await where.getByLabel('新口令', { exact: true }).fill(passphrase)
  await where.getByLabel('再次输入', { exact: true }).fill(passphrase)
}

/** Goes through the dialog up to the recovery key. */
async function askForLock(page: Page): Promise<Locator> {
  await page.goto('./#/data')
  await page.getByRole('button', { name: '设置锁屏口令' }).click()
  const dialog = setDialog(page)
  await expect(dialog.getByText('从未备份')).toBeVisible()
  await choose(dialog, PASSPHRASE)
  await dialog.getByRole('button', { name: '下一步' }).click()
  await expect(dialog.getByTestId('recovery-key')).toBeVisible()
  return dialog
}

/** Sets the lock on 数据 as a person does. @returns the recovery key that was shown */
async function setLock(page: Page): Promise<string> {
  const dialog = await askForLock(page)
  const recoveryKey = await dialog.getByTestId('recovery-key').innerText()
  await dialog.getByLabel('已抄写或打印').check()
  await dialog.getByRole('button', { name: '开始加密并启用' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('已加密', { exact: true })).toBeVisible()
  return recoveryKey
}

async function open(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: '打开', exact: true }).click()
}

/** Everything beside the database, as somebody reads it who has the device. */
const lyingBeside = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }))

test('a locked device shows nothing until its passphrase is typed, and then the board as before', async ({ page }) => {
  await beginWithExamples(page)
  await expect(cards(page, '续建')).toHaveCount(50)
  await setLock(page)
  await page.goto('./#/board')
  await page.reload()
  await expect(lockScreen(page)).toBeVisible()
  await expect(list(page, '续建')).toHaveCount(0)
  await open(page, '不是这一句话')
  await expect(page.getByText('口令不对')).toBeVisible()
  await expect(page.getByLabel('口令', { exact: true })).toBeFocused()
  await open(page, PASSPHRASE)
  await expect(cards(page, '续建')).toHaveCount(50)
  await page.keyboard.press('Control+Shift+L')
  await expect(lockScreen(page)).toBeVisible()
})

test('a forgotten passphrase is replaced with the recovery key, whose paper names the same lock', async ({ page }) => {
  await beginWithExamples(page)
  const recoveryKey = await setLock(page)
  const number = (await page.getByText(/锁屏编号 [0-9A-F]{4}-[0-9A-F]{4}/).innerText()).match(/[0-9A-F]{4}-[0-9A-F]{4}/)?.[0] ?? ''
  await page.reload()
  await page.getByRole('button', { name: '忘了口令，用恢复密钥' }).click()
  await expect(page.getByText(`纸上的锁屏编号应为 ${number}`)).toBeVisible()
  await page.getByLabel('恢复密钥').fill(recoveryKey)
  await choose(page, ANOTHER)
  await page.getByRole('button', { name: '打开并更换口令' }).click()
  await page.goto('./#/board')
  await expect(list(page, '续建')).toBeAttached()
  await page.reload()
  await open(page, ANOTHER)
  await expect(list(page, '续建')).toBeAttached()
})

test('a device that nobody touches locks itself, in every tab, one without a header too', async ({ page, context }) => {
  await beginWithExamples(page)
  await setLock(page)
  await page.clock.install()
  await page.reload()
  await open(page, PASSPHRASE)
  await expect(page.getByRole('button', { name: '立即锁定' })).toBeVisible()
  const wall = await context.newPage()
  await wall.goto('./#/overview/wall')
  await expect(lockScreen(wall)).toBeVisible()
  await open(wall, PASSPHRASE)
  await expect(wall.getByRole('heading', { level: 1 })).toContainText('重大项目')
  await page.clock.fastForward('16:00')
  await expect(lockScreen(page)).toBeVisible()
  await expect(lockScreen(wall)).toBeVisible()
})

test('what is being typed when the lock falls lies sealed, and is there again after unlocking', async ({ page }) => {
  await beginWithExamples(page)
  await setLock(page)
  await page.clock.install()
  await page.goto('./#/board')
  await page.reload()
  await open(page, PASSPHRASE)
  await cards(page, '续建').first().getByRole('link').first().click()
  await page.getByRole('button', { name: /^建设规模及内容：/ }).click()
  await page.getByRole('textbox', { name: /^建设规模及内容/ }).fill('改了一半的规模')
  await page.clock.fastForward('16:00')
  await expect(lockScreen(page)).toBeVisible()
  expect(await lyingBeside(page)).not.toContain('改了一半')
  await open(page, PASSPHRASE)
  await expect(page.getByRole('textbox', { name: /^建设规模及内容/ })).toHaveValue('改了一半的规模')
  await expect(page.getByText('上次填了没有保存，已找回')).toBeVisible()
  await page.getByRole('textbox', { name: /^建设规模及内容/ }).press('Enter')
  await expect(page.getByRole('button', { name: '建设规模及内容：改了一半的规模，修改' })).toBeVisible()
})

test('an update from the site and its photo outlive the lock', async ({ page }) => {
  await beginWithExamples(page, '填报员')
  await setLock(page)
  await page.clock.install()
  await page.goto('./#/field')
  await page.reload()
  await open(page, PASSPHRASE)
  await page.getByRole('list', { name: '项目' }).getByRole('button').first().click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: /^更新/ })
  const photos = sheet.getByRole('list', { name: '待存照片' }).getByRole('listitem')
  await sheet.getByLabel('下一步').fill('月底进场')
  await sheet.getByLabel('从相册选照片').setInputFiles('public/icon-512.png')
  await expect(photos).toHaveCount(1)
  await page.clock.fastForward('16:00')
  await expect(lockScreen(page)).toBeVisible()
  expect(await lyingBeside(page)).not.toContain('月底进场')
  await open(page, PASSPHRASE)
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await expect(sheet.getByLabel('下一步')).toHaveValue('月底进场')
  await expect(photos).toHaveCount(1)
})

test('a photo that is being drawn smaller when somebody locks is kept', async ({ page }) => {
  await beginWithExamples(page, '填报员')
  await setLock(page)
  await page.goto('./#/field')
  await page.getByRole('list', { name: '项目' }).getByRole('button').first().click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: /^更新/ })
  await sheet.getByLabel('从相册选照片').setInputFiles('public/icon-512.png')
  await page.keyboard.press('Control+Shift+L')
  await expect(lockScreen(page)).toBeVisible()
  await open(page, PASSPHRASE)
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await expect(sheet.getByRole('list', { name: '待存照片' }).getByRole('listitem')).toHaveCount(1)
})

test('a tab before the locked door opens by itself when another tab takes the lock off', async ({ page, context }) => {
  await beginWithExamples(page)
  await setLock(page)
  const other = await context.newPage()
  await other.goto('./')
  await expect(lockScreen(other)).toBeVisible()
  await page.getByRole('button', { name: '取消锁屏' }).click()
  const dialog = page.getByRole('dialog', { name: '取消锁屏' })
  await dialog.getByLabel('现在的口令', { exact: true }).fill(PASSPHRASE)
  await dialog.getByRole('button', { name: '取消锁屏' }).click()
  await expect(page.getByText('锁屏已取消')).toBeVisible()
  await expect(list(other, '续建')).toBeAttached()
})

test('an open tab asks for the passphrase as soon as another one sets a lock', async ({ page, context }) => {
  await beginWithExamples(page)
  const other = await context.newPage()
  await other.goto('./')
  await expect(list(other, '续建')).toBeAttached()
  await setLock(page)
  await expect(lockScreen(other)).toBeVisible()
  await expect(list(other, '续建')).toHaveCount(0)
})

test('the keyboard alone sets a lock and opens it', async ({ page }) => {
  test.skip(isPhone(page), 'a phone has no Tab key')
  await beginWithExamples(page)
  await page.goto('./#/data')
  await page.getByRole('button', { name: '设置锁屏口令' }).focus()
  await page.keyboard.press('Enter')
  const dialog = setDialog(page)
  await tabTo(page, dialog.getByLabel('新口令', { exact: true }))
  await page.keyboard.insertText(PASSPHRASE)
  await tabTo(page, dialog.getByLabel('再次输入', { exact: true }))
  await page.keyboard.insertText(PASSPHRASE)
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('已抄写或打印'))
  await page.keyboard.press('Space')
  await tabTo(page, dialog.getByRole('button', { name: '开始加密并启用' }))
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+Shift+L')
  await expect(page.getByLabel('口令', { exact: true })).toBeFocused()
  await page.keyboard.insertText(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText('已加密', { exact: true })).toBeVisible()
})

/** Presses Tab until a control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let presses = 0; presses < 20; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

test('a password manager finds an account and knows old passphrases from new ones', async ({ page }) => {
  await beginWithExamples(page)
  await setLock(page)
  const kinds = (): Promise<(string | null)[]> => page.locator('form:has(input[type=password]) input').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete')))
  await page.getByRole('button', { name: '更改口令' }).click()
  expect(await kinds()).toEqual(['username', 'current-password', 'new-password', 'new-password'])
  await page.reload()
  await expect(lockScreen(page)).toBeVisible()
  expect(await kinds()).toEqual(['username', 'current-password'])
})

test('the recovery key is printed on one sheet of its own, large and in groups, and nothing else', async ({ page }) => {
  await beginWithExamples(page)
  const dialog = await askForLock(page)
  const recoveryKey = (await dialog.getByTestId('recovery-key').innerText()).replace(/\s+/g, '\n')
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article')
  await expect(paper.getByRole('heading', { name: '锁屏恢复密钥' })).toBeVisible()
  await expect(dialog).toBeHidden()
  for (const line of recoveryKey.split('\n')) {
    await expect(paper.getByText(line)).toBeVisible()
    expect(await paper.getByText(line).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(30)
  }
  await expect(paper).toContainText('周工，区发改局投资科')
  await expect(paper).toContainText(/锁屏编号[0-9A-F]{4}-[0-9A-F]{4}/)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('data is erased in two steps that name what is nowhere else, and the device begins anew', async ({ page }) => {
  await beginWithExamples(page)
  await page.goto('./#/data')
  await page.getByRole('button', { name: '抹除本机数据' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /将永久删除本机的 \d+ 条记录.*待交换.*从未备份/ })).toBeVisible()
  await expect(page.getByText('专业工具仍可能找回')).toBeVisible()
  await page.getByLabel('确认无误后输入“抹除”').fill('抹除')
  await page.getByRole('button', { name: '确认抹除' }).click()
  await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible()
})

test('a device whose keys are all lost is erased at its door, its wrapped keys first, and begins anew', async ({ page }) => {
  await beginWithExamples(page)
  await setLock(page)
  await page.reload()
  await page.getByRole('button', { name: '抹除本机数据' }).click()
  await expect(page.getByText(/先销毁密钥，再删除数据/)).toBeVisible()
  await page.getByLabel('确认无误后输入“抹除”').fill('抹除')
  await page.getByRole('button', { name: '确认抹除' }).click()
  await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible()
  expect(await lyingBeside(page)).not.toMatch(/sealed|draft|last-touch/)
})

test('a backup and a 交换包 say before they leave that they are not encrypted', async ({ page }) => {
  await beginWithExamples(page)
  await page.goto('./#/data')
  await expect(page.getByRole('region', { name: '备份' }).getByText('文件不加密')).toBeVisible()
  await page.goto('./#/data/exchange')
  await expect(page.getByRole('region', { name: '交出' }).getByText('文件不加密')).toBeVisible()
})

test('name and time stand over what leaders look at, the wall too, in nobody’s way', async ({ page }) => {
  await beginWithExamples(page, '领导')
  await page.goto('./#/data')
  await page.getByLabel(/显示水印/).check()
  for (const path of ['overview', 'briefing', 'overview/wall', 'ledger', 'board']) {
    await page.goto(`./#/${path}`)
    await expect(page.locator('.watermark'), path).toHaveAttribute('data-text', /^周工 \d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
  }
  await cards(page, '储备').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/project/)
  await expect(page.locator('.watermark')).toHaveCount(0)
})

test('the mark stands on every sheet of a briefing and adds none', async ({ page }) => {
  test.skip(isPhone(page), 'paper has one size')
  await beginWithExamples(page, '领导')
  const sheets = async (): Promise<number> => {
    await page.goto('./#/briefing')
    await expect(page.getByRole('heading', { level: 1, name: '简报' })).toBeVisible()
    return ((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
  }
  const bare = await sheets()
  await page.goto('./#/data')
  await page.getByLabel(/显示水印/).check()
  expect(await sheets()).toBe(bare)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    /** Axe, the width of the page, and on a phone the size of what is touched. */
    async function check(page: Page, what: string): Promise<void> {
      expect(await seriousFindings(page), what).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0)
      if (isPhone(page)) expect(await smallTargets(page), what).toEqual([])
    }

    test('every screen of the lock has no serious finding, fits its screen and is easily touched', async ({ page }) => {
      await beginWithExamples(page)
      await page.goto('./#/data')
      await page.getByRole('button', { name: '设置锁屏口令' }).click()
      await check(page, 'set')
      await page.keyboard.press('Escape')
      const dialog = await askForLock(page)
      await check(page, 'recovery key')
      await dialog.getByLabel('已抄写或打印').check()
      await dialog.getByRole('button', { name: '开始加密并启用' }).click()
      for (const [name, title] of [['更改口令', '更改口令'], ['取消锁屏', '取消锁屏']] as const) {
        await page.getByRole('button', { name }).click()
        await expect(page.getByRole('dialog', { name: title })).toBeVisible()
        await check(page, title)
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: '抹除本机数据' }).click()
      await check(page, 'erase')
      await page.reload()
      await expect(lockScreen(page)).toBeVisible()
      await check(page, 'locked')
      await open(page, '不是这一句话')
      await expect(page.getByText('口令不对')).toBeVisible()
      await check(page, 'wrong key')
      await page.getByRole('button', { name: '抹除本机数据' }).click()
      await page.getByRole('button', { name: '忘了口令，用恢复密钥' }).click()
      await check(page, 'recovery and erase')
      await page.getByLabel('恢复密钥').fill('0000')
      await choose(page, ANOTHER)
      await page.getByRole('button', { name: '打开并更换口令' }).click()
      await expect(page.getByText('恢复密钥不对')).toBeVisible()
      await check(page, 'wrong recovery key')
    })
  })
}

/** Controls of the lock that a finger misses: less than 44 px high or wide, a tick together with its words. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(':is(dialog[open], main.screen, section:has(.erase)) :is(button, select, input:not([aria-hidden]))')
    const touched = [...controls].map((control) => (control.matches('[type=checkbox]') ? (control.closest('label') ?? control) : control))
    return touched.filter((one) => Math.min(one.offsetHeight, one.offsetWidth) < 44).map((one) => one.outerHTML.slice(0, 120))
  })
