import { expect, test, type Locator, type Page } from '@playwright/test'
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { withExif } from '../support/exifPhoto.ts'
import { readJpeg } from '../support/jpegReader.ts'
import { beginWithExamples, confirm, isPhone } from './people.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Longest edge of a stored photo, px, and what it may weigh at most, bytes: the product's promise with some air. */
const [LONGEST, HEAVIEST] = [1600, 450_000]

// As a phone lays it out: what is wider than the screen shrinks the whole page.
test.use({ isMobile: true })

test.beforeEach(({ page }) => {
  test.skip(!isPhone(page), 'the site is a phone')
})

/** A picture as a phone takes it, with its own time and place. */
async function cameraFile(page: Page, name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const plain = await page.evaluate(async (turn) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const context = canvas.getContext('2d')
    if (!context) return []
    for (let at = 0; at < 4_000; at += 1) {
      context.fillStyle = `hsl(${(at * 47 + turn) % 360} 50% ${30 + (at % 40)}%)`
      context.fillRect((at * 7_919) % 3000, (at * 104_729) % 2000, 60, 40)
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
    return [...new Uint8Array(await (blob ?? new Blob()).arrayBuffer())]
  }, name.charCodeAt(0) % 360)
  const bytes = withExif(new Uint8Array(plain), { day: '2025:06:18', latitude: [30, 11, 24], longitude: [120, 12, 36] })
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
}

/** The app with the examples, ready to live without a network, and then without one. */
async function goOffline(page: Page): Promise<void> {
  await beginWithExamples(page)
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.context().setOffline(true)
  await page.goto('./#/field')
  await page.reload()
  await expect(cards(page).first()).toBeVisible()
}

const cards = (page: Page): Locator => page.getByRole('list', { name: '项目' }).getByRole('button')
const inStage = (page: Page, stage: string): Locator => cards(page).filter({ has: page.locator(`[data-stage="${stage}"]`) })
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: /^更新/ })

/** Chooses photos in the open sheet and waits until they are made small. */
async function choose(page: Page, names: readonly string[]): Promise<void> {
  const files = []
  for (const name of names) files.push(await cameraFile(page, name))
  await sheet(page).getByLabel('从相册选照片').setInputFiles(files)
  await expect(sheet(page).getByRole('list', { name: '待存照片' }).getByRole('listitem')).toHaveCount(names.length)
}

/** Every photo's bytes as they lie in the log's database. */
const storedPhotos = (page: Page): Promise<number[][]> =>
  page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => failed(new Error('indexedDB'))
    })
    const rows: number[][] = []
    for (const { name } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name ?? ''))
      if (database.objectStoreNames.contains('files')) {
        const files = (await ask(database.transaction('files').objectStore('files').getAll())) as { bytes: Uint8Array }[]
        rows.push(...files.map(({ bytes }) => [...bytes]))
      }
      database.close()
    }
    return rows
  })

test('with the network off: an update in three taps, a photo, and 开工 through its gate on that photo; a new tab has it all', async ({ page }) => {
  await goOffline(page)
  const card = inStage(page, '储备').first()
  const name = (await card.locator('strong').innerText()).trim()

  await card.click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await sheet(page).getByLabel('下一步').fill('月底进场')
  await choose(page, ['开工.jpg'])
  await expect(sheet(page).getByText('2025-06-18 10:11')).toBeVisible()
  await sheet(page).getByRole('button', { name: '保存', exact: true }).click()
  await expect(sheet(page)).toBeHidden()
  await expect(page.getByText('已保存')).toBeVisible()
  await expect(page.getByText(/已完成：更新.*填写.*月报、添加 1 张照片/)).toBeVisible()
  await expectWithin(page, 'without a network, with work that waits')

  const [photo] = await storedPhotos(page)
  const facts = readJpeg(new Uint8Array(photo ?? []))
  expect(facts).toEqual({ width: LONGEST, height: 1067, cameraSegments: [] })
  expect(photo?.length).toBeLessThan(HEAVIEST)

  await page.getByRole('button', { name: '办理开工' }).click()
  const gate = page.getByRole('dialog', { name: '阶段变更' })
  await expect(gate.getByLabel('拍摄日期', { exact: true })).toHaveCount(0)
  await gate.getByLabel('实际开工日期', { exact: true }).fill('2025-06-18')
  await gate.getByLabel('施工许可证号').fill('330108202506180101')
  await confirm(gate)

  const other = await page.context().newPage()
  await page.close()
  await other.goto('./#/field')
  await inStage(other, '开工').filter({ hasText: name }).click()
  await expect(other.getByRole('heading', { name: /现场照片/ })).toContainText('1 张')
  const shown = other.locator('.gallery img').first()
  await shown.scrollIntoViewIfNeeded()
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(LONGEST)
})

test('a killed tab loses neither a word nor a photo of what was not saved, and one undo takes a saved update back as a whole', async ({ page }) => {
  await goOffline(page)
  await inStage(page, '续建').first().click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await sheet(page).getByLabel('本月完成').fill('820.5')
  await sheet(page).getByLabel('问题类别').selectOption('管线迁改')
  await sheet(page).getByLabel('问题描述').fill('东侧电缆沟未迁')
  await choose(page, ['一.jpg', '二.jpg'])
  const address = page.url()

  const other = await page.context().newPage()
  await page.close()
  await other.goto(address)
  await other.getByRole('button', { name: '更新', exact: true }).click()
  await expect(sheet(other).getByLabel('本月完成')).toHaveValue('820.5')
  await expect(sheet(other).getByLabel('问题描述')).toHaveValue('东侧电缆沟未迁')
  await expect(sheet(other).getByRole('list', { name: '待存照片' }).getByRole('listitem')).toHaveCount(2)
  await sheet(other).getByRole('button', { name: '不要第 2 张照片' }).click()
  await sheet(other).getByRole('button', { name: '放回刚去掉的照片' }).click()
  await expect(sheet(other).getByRole('list', { name: '待存照片' }).getByRole('listitem')).toHaveCount(2)
  await sheet(other).getByRole('button', { name: '不要第 2 张照片' }).click()
  await sheet(other).getByRole('button', { name: '保存并上报' }).click()
  await expect(sheet(other)).toBeHidden()
  await expect(other.getByText(/已完成：.*上报.*月报、提出问题、添加 1 张照片/)).toBeVisible()
  await expect(other.getByRole('heading', { name: /现场照片/ })).toContainText('1 张')
  await expect(other.getByText('管线迁改问题待解决：东侧电缆沟未迁')).toHaveCount(0)

  await other.getByRole('button', { name: '关闭提示' }).click()
  const undo = other.getByRole('button', { name: '撤销刚才的操作' })
  await expect(undo).toBeInViewport({ ratio: 1 })
  await undo.click()
  await expect(other.getByRole('group', { name: '刚才的操作' })).toContainText('已撤销：更新')
  await expect(other.getByRole('heading', { name: /现场照片/ })).toContainText('0 张')
  await other.getByRole('button', { name: '更新', exact: true }).click()
  await expect(sheet(other).getByLabel('本月完成')).toHaveValue('')
  await other.keyboard.press('Escape')
  await other.getByRole('group', { name: '刚才的操作' }).getByRole('button', { name: '恢复刚才撤销的' }).click()
  await expect(other.getByRole('group', { name: '刚才的操作' })).toContainText('已恢复：更新')
  await expect(other.getByRole('heading', { name: /现场照片/ })).toContainText('1 张')
  await expect(undo).toBeVisible()
})

test('before and after are laid over each other by the keyboard too; a photo is seen large without leaving the app, removed only with a reason, and comes back by undo', async ({ page }) => {
  await beginWithExamples(page)
  await page.goto('./#/field')
  await inStage(page, '续建').first().click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await choose(page, ['前.jpg'])
  await sheet(page).getByLabel('第 1 张照片类别').selectOption('日常')
  await sheet(page).getByLabel('拍照').setInputFiles({ ...(await cameraFile(page, '后.jpg')), buffer: readFileSync('public/icon-512.png'), mimeType: 'image/png' })
  await expect(sheet(page).getByRole('list', { name: '待存照片' }).getByRole('listitem')).toHaveCount(2)
  await sheet(page).getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('heading', { name: /现场照片/ })).toContainText('2 张')

  await page.getByRole('button', { name: '前后对比' }).click()
  const slider = page.getByRole('slider')
  await slider.focus()
  await slider.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '前图显示 51%')

  await page.getByRole('button', { name: /^看大图.*日常照片/ }).click()
  const viewer = page.getByRole('dialog', { name: /^照片 \d \/ 2/ })
  await expect(viewer.getByRole('img')).toBeVisible()
  await viewer.getByRole('button', { name: '移除' }).click()
  const dialog = page.getByRole('dialog', { name: '移除照片' })
  await dialog.getByRole('button', { name: '移除', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('移除照片须写明原因')
  await dialog.getByLabel('移除原因').fill('拍错项目')
  await dialog.getByRole('button', { name: '移除', exact: true }).click()
  await expect(page.getByRole('heading', { name: /现场照片/ })).toContainText('1 张')
  expect((await storedPhotos(page)).length).toBe(2)
  await page.getByRole('button', { name: '撤销刚才的操作' }).click()
  await expect(page.getByRole('heading', { name: /现场照片/ })).toContainText('2 张')
})

test.describe('where the person stands', () => {
  test.use({ geolocation: { latitude: 30.199, longitude: 120.218, accuracy: 9 }, permissions: ['geolocation'] })

  test('is asked only on a tap; then the nearest project comes first, a photo just taken gets its place, and an old one does not', async ({ page }) => {
    await beginWithExamples(page)
    await page.goto('./#/field')
    await expect(page.getByText('按到期先后')).toBeVisible()
    await page.getByRole('button', { name: '离我最近' }).click()
    await expect(page.getByText('由近到远')).toBeVisible()
    await expect(cards(page).first()).toContainText(/\d+ 米/)
    await cards(page).first().click()
    await page.getByRole('button', { name: '更新', exact: true }).click()
    // A file of which the system says that it was made just now; the camera wrote no place into it.
    await sheet(page).getByLabel('拍照').setInputFiles({ name: '刚拍.png', mimeType: 'image/png', buffer: readFileSync('public/icon-512.png') })
    await expect(sheet(page).getByRole('list', { name: '待存照片' })).toContainText('120.218000, 30.199000')
    const old = test.info().outputPath('旧.png')
    writeFileSync(old, readFileSync('public/icon-192.png'))
    utimesSync(old, new Date('2025-06-18'), new Date('2025-06-18'))
    await sheet(page).getByLabel('从相册选照片').setInputFiles([old, 'public/icon-512.png'])
    await expect(sheet(page).getByText('“icon-512.png”已经选过，没有重复添加。')).toBeVisible()
    await expect(sheet(page).getByRole('listitem').nth(1)).toContainText('无定位')
    await sheet(page).getByLabel('全部照片拍摄地点').fill('东门')
    await sheet(page).getByLabel('全部照片类别').selectOption('日常')
    await sheet(page).getByRole('button', { name: '保存', exact: true }).click()
    // The month that was handed back here is not handed in by a photo.
    await expect(page.getByText(/刚才：更新.*：添加 2 张照片$/)).toBeVisible()
    const days = page.locator('.gallery figcaption')
    await expect(days.filter({ hasText: '日常' })).toHaveCount(2)
    await expect(days.filter({ hasText: '东门' })).toHaveText(/2025-06-18/)
  })
})

/** Where a phone's keyboard begins, px from the top. */
const KEYBOARD_TOP = 480

/** What the browser says of its room from here on: Chromium itself names some 10 GiB more than is used, whatever the disk has. */
const sayRoom = (page: Page, usage: number, quota: number): Promise<void> =>
  page.evaluate(([used, most]) => { StorageManager.prototype.estimate = () => Promise.resolve({ usage: used, quota: most } as StorageEstimate) }, [usage, quota] as const)

test('the room on the device is told before it hurts, and a photo that would not fit is refused in words and stays on the page', async ({ page }) => {
  await beginWithExamples(page)
  await sayRoom(page, 850_000_000, 1_000_000_000)
  await page.getByRole('link', { name: '现场' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '本机空间已用 85%' })).toBeVisible()
  await inStage(page, '续建').first().click()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await choose(page, ['一.jpg'])
  await sayRoom(page, 999_999_000, 1_000_000_000)
  await sheet(page).getByRole('button', { name: '保存', exact: true }).click()
  await expect(sheet(page).getByRole('alert')).toContainText('本机空间不够')
  await expect(sheet(page).getByRole('list', { name: '待存照片' }).getByRole('listitem')).toHaveCount(1)
  expect(await storedPhotos(page)).toEqual([])
})

test.describe('where the person may not be found', () => {
  test.use({ permissions: [] })

  test('the list says why it stays in the order of what is due; the sheet keeps its buttons above the keyboard, and no slip of the thumb hands a month in', async ({ page }) => {
    await beginWithExamples(page)
    await page.goto('./#/field')
    await page.getByRole('button', { name: '离我最近' }).click()
    await expect(page.getByRole('alert')).toContainText('没有定位权限，仍按到期排列')
    await page.getByRole('button', { name: '按到期' }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await inStage(page, '续建').first().click()
    await page.evaluate((height) => Object.defineProperty(window, 'visualViewport', { value: Object.assign(new EventTarget(), { height, offsetTop: 0, scale: 1 }) }), KEYBOARD_TOP)
    await page.getByRole('button', { name: '更新', exact: true }).click()
    const save = await sheet(page).getByRole('button', { name: '保存', exact: true }).boundingBox()
    expect((save?.y ?? 0) + (save?.height ?? 0)).toBeLessThanOrEqual(KEYBOARD_TOP)
    await sheet(page).getByLabel('本月完成').fill('12.5')
    await sheet(page).getByLabel('本月完成').press('Enter')
    await expect(sheet(page).getByLabel('本月完成')).not.toBeFocused()
    await expect(sheet(page)).toBeVisible()
    await expect(page.getByText('已保存')).toHaveCount(0)

    // A figure that looks mistaken is asked about, and the second half of a double tap is no answer.
    await sheet(page).getByLabel('本月完成').fill('99999999')
    await sheet(page).getByRole('button', { name: '保存并上报' }).evaluate((button: HTMLButtonElement) => {
      button.click()
      button.click()
    })
    await expect(sheet(page).getByRole('alert')).toContainText('超过全年的年度计划')
    await expect(page.getByText('已保存')).toHaveCount(0)
    await expect(async () => {
      if (await sheet(page).isVisible()) await sheet(page).getByRole('button', { name: '无误，上报' }).click()
      await expect(sheet(page)).toBeHidden({ timeout: 2_000 })
    }).toPass()
  })
})

test('the list says what waits, keeps to it on a press, and leads to what a whole list hides', async ({ page }) => {
  await beginWithExamples(page)
  await page.goto('./#/field')
  const waits = page.getByRole('list', { name: '等我办理' }).getByRole('button')
  await expect(cards(page).first()).toBeVisible()
  const total = await cards(page).count()
  await expect(page.getByText(/超期算至 2025-\d\d-\d\d/)).toBeVisible()
  // The examples are of 2025: by the clock of any later year everything would be hundreds of days late.
  await expect(cards(page).filter({ hasText: /超期 \d{3,} 天/ })).toHaveCount(0)
  const first = waits.first()
  const count = Number(await first.locator('strong').innerText())
  await first.click()
  await expect(first).toHaveAttribute('aria-pressed', 'true')
  await expect(cards(page)).toHaveCount(count)
  expect(count).toBeLessThanOrEqual(total)
  await page.getByRole('button', { name: '我的', exact: true }).click()
  await expect(page.getByText('没有登记在您或您单位名下的项目')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the list, a project, its sheet and its photos have no serious finding, are read in the sun, fit every screen, and have large targets', async ({ page }) => {
      await beginWithExamples(page)
      await page.goto('./#/field')
      await expect(cards(page).first()).toBeVisible()
      await expectSound(page, 'list')
      await inStage(page, '续建').first().click()
      await expect(page.getByRole('button', { name: '更新', exact: true })).toBeVisible()
      await expectSound(page, 'project')
      await page.getByRole('button', { name: '更新', exact: true }).click()
      await choose(page, ['一.jpg'])
      await expectSound(page, 'sheet')
      await sheet(page).getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByRole('heading', { name: /现场照片/ })).toContainText('1 张')
      await expectSound(page, 'photos')
      for (const [width, height] of [[320, 568], [844, 390]] as const) {
        await page.setViewportSize({ width, height })
        await expectWithin(page, `${width} × ${height}`)
      }
      await page.setViewportSize({ width: 390, height: 844 })
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      await expectWithin(page, 'text of 200 %')
    })
  })
}

/** Least edge of a target under a thumb, px (WCAG 2.5.5). */
const TARGET = 44

/** What is read in the sun has 7 : 1, and nothing that is pressed is small. */
async function expectSound(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ rules: { 'target-size': { enabled: true } } }))
  const inSun = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run('main', { runOnly: ['color-contrast-enhanced'] }))
  const serious = [...violations, ...inSun.violations].filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`), where).toEqual([])
  await expectWithin(page, where)
  const small = await page.locator('main').evaluate((main, least) =>
    [...main.querySelectorAll<HTMLElement>('a, button, select, input:not(.visually-hidden), textarea')]
      .filter((one) => one.offsetHeight > 0 && (one.offsetHeight < least || one.offsetWidth < least)).map((one) => one.outerHTML.slice(0, 120)), TARGET)
  expect(small, where).toEqual([])
}

/** Nothing is wider than the screen: a phone would make the whole page smaller, or let it slip aside under the thumb. */
async function expectWithin(page: Page, where: string): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 }
  await expect.poll(() => page.evaluate(() => Math.max(innerWidth, document.documentElement.scrollWidth)), where).toBe(width)
}

test('is installed as what a phone shows: upright, with an icon for every shape and a way straight to the site', async ({ request }) => {
  const manifest = (await (await request.get('./manifest.webmanifest')).json()) as { display: string; orientation: string; icons: { purpose: string; sizes: string }[]; shortcuts: { name: string; url: string }[] }
  expect(manifest).toMatchObject({ display: 'standalone', orientation: 'portrait' })
  expect(manifest.icons).toEqual(expect.arrayContaining([expect.objectContaining({ purpose: 'maskable' }), expect.objectContaining({ sizes: '192x192' }), expect.objectContaining({ sizes: '512x512', purpose: 'any' })]))
  expect(manifest.shortcuts).toEqual([expect.objectContaining({ name: '现场', url: './#/field' })])
})
