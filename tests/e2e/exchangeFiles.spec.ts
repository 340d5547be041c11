import { expect, test, type Page } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { begin, device, give, make, open, take, textsOf, writeOfficer, type ChosenFile } from './exchanging.ts'
import { cards } from './people.ts'

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

/** A file of these bytes, under a name as it comes back from WeChat or a phone. */
const chosen = (buffer: Uint8Array, name = '交换包.zip'): ChosenFile => ({ name, mimeType: '', buffer: Buffer.from(buffer) })

interface Manifest {
  version: number
  eventsHash: string
  heads: { device: string; n: number; hash: string }[]
}

/** A package with some of its parts changed and zipped anew. */
function changed(path: string, change: (lines: string[], manifest: Manifest) => void): ChosenFile {
  const parts = unzipSync(readFileSync(path))
  const lines = strFromU8(parts['events.jsonl'] ?? new Uint8Array()).trimEnd().split('\n')
  const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array())) as Manifest
  change(lines, manifest)
  const events = `${lines.join('\n')}\n`
  return chosen(zipSync({ ...parts, 'events.jsonl': strToU8(events), 'manifest.json': strToU8(JSON.stringify(manifest)) }))
}

const refusal = (page: Page) => page.getByRole('region', { name: /整份交换包未写入，本机没有变化/ })

test('a package that is cut short, altered or of a newer version is refused by name, with nothing written', async ({ page }) => {
  await begin(page, '张三')
  await writeOfficer(page, '张专员')
  const path = await give(page)
  const before = await textsOf(page)

  const bytes = readFileSync(path)
  await open(page, chosen(bytes.subarray(0, bytes.length - 400)))
  await expect(refusal(page)).toContainText('不是交换包文件，或文件已损坏。请选择“交换包”开头的 .zip 文件，或重新发送。')

  await open(page, changed(path, (lines) => void (lines[1] = (lines[1] ?? '').replace('示例', '改过'))))
  await expect(refusal(page)).toContainText(/的内容被改动：与后一条记录 .* 所记的不符/)
  await expect(refusal(page)).toContainText('记录文件与清单的校验值不符')

  await open(page, changed(path, (_lines, manifest) => void (manifest.version = 2)))
  await expect(refusal(page)).toContainText('交换包来自更新的版本（第 2 版，本应用支持到第 1 版）。请先更新应用，文件请保留。')
  await expect(page.getByRole('button', { name: '确认收进' })).toHaveCount(0)
  expect(await textsOf(page)).toEqual(before)
})

test('a record of a newer version is kept as it is and explained, and one name is as good as another', async ({ page, browser }) => {
  await begin(page, '张三')
  await writeOfficer(page, '张专员')
  const path = await give(page)
  const newer = changed(path, (lines, manifest) => {
    const last = lines.findIndex((line) => line.includes('张专员'))
    const was = sha256(lines[last] ?? '')
    lines[last] = (lines[last] ?? '').replace('"v":1', '"v":2')
    manifest.eventsHash = sha256(`${lines.join('\n')}\n`)
    for (const head of manifest.heads) if (head.hash === was) head.hash = sha256(lines[last] ?? '')
  })
  const other = await device(browser)
  await begin(other.page, '李四')
  // WeChat on Android appends to a name, a phone's file manager drops its ending.
  await open(other.page, { ...(newer as Exclude<ChosenFile, string>), name: '交换包-张三-20250603-1000(1).zip.1' })
  await expect(other.page.getByText('1 条来自更新的版本：照原样保存，更新应用后自动计入。')).toBeVisible()
  await expect(other.page.getByText('将增加 1 条')).toBeVisible()
  await open(other.page, { ...(newer as Exclude<ChosenFile, string>), name: '交换包-张三' })
  await expect(other.page.getByText('将增加 1 条')).toBeVisible()
  await other.page.getByRole('button', { name: '确认收进' }).click()
  await expect(other.page.getByText('已收进 1 条记录')).toBeVisible()
  expect((await textsOf(other.page)).filter((text) => text.includes('"v":2'))).toHaveLength(1)
  await other.context.close()
})

test('what lacks its predecessors waits and says for whom; it is released when they come', async ({ browser }) => {
  test.setTimeout(240_000)
  const [one, two, three] = [await device(browser), await device(browser), await device(browser)]
  await begin(one.page, '张三')
  await begin(two.page, '李四')
  await writeOfficer(one.page, '张专员')
  const first = await give(one.page)
  await take(two.page, first, /将增加 1 条/)
  await take(one.page, await give(two.page, '张三'), /将增加 0 条/)
  await writeOfficer(one.page, '张专员二')
  const second = await give(one.page, '李四')

  await begin(three.page, '王五')
  await open(three.page, second)
  await expect(three.page.getByText('这个包是给李四的')).toBeVisible()
  await expect(three.page.getByText(/^1 条在等待张三的第 \d+ 条，到齐前不计入任何数字。$/)).toBeVisible()
  await expect(three.page.getByText('将增加 0 条')).toBeVisible()
  await three.page.getByRole('button', { name: '确认收进' }).click()
  await expect(three.page.getByText('已收进 0 条记录（1 条等待前序记录）。')).toBeVisible()
  await expect(three.page.getByRole('heading', { name: '等待前序记录' })).toBeVisible()
  await expect(three.page.getByText(/西兴街道 张三（设备 \w{8}）：1 条在等待张三的第 \d+ 条/)).toBeVisible()

  await open(three.page, first)
  await expect(three.page.getByText('其中 1 条此前在等待前序，现在到齐。')).toBeVisible()
  await three.page.getByRole('button', { name: '确认收进' }).click()
  await expect(three.page.getByText(/^已收进 2 条记录（\d+ 条原已有，其中 1 条此前在等待前序）。$/)).toBeVisible()
  await expect(three.page.getByRole('heading', { name: '等待前序记录' })).toHaveCount(0)
  await three.page.goto('./#/board')
  await cards(three.page, '储备').first().getByRole('link').first().click()
  await expect(three.page.getByRole('button', { name: '项目专员：张专员二，修改' })).toBeVisible()
  for (const { context } of [one, two, three]) await context.close()
})

test.describe('cancelled midway', () => {
  // A worker's script that does not arrive holds the work where it is, for as long as the test wants.
  test.use({ serviceWorkers: 'block' })

  test('the making of a package leaves no file and counts nothing as handed over; it can be made anew', async ({ page }) => {
    await begin(page, '张三')
    await writeOfficer(page, '张专员')
    const release = await held(page, '**/packing.worker-*.js')
    await page.goto('./#/data/exchange')
    await page.getByRole('button', { name: '生成交换包' }).click()
    await expect(page.getByRole('progressbar', { name: '正在生成交换包' })).toBeVisible()
    await page.getByRole('button', { name: '取消' }).click()
    await expect(page.getByText('已取消，没有生成文件。')).toBeVisible()
    await expect(page.getByRole('button', { name: '保存', exact: true })).toHaveCount(0)
    await expect(page.getByText(/^待交换 1 条/).first()).toBeVisible()
    await release()
    await give(page)
    await expect(page.getByText('没有待交换的记录。')).toBeVisible()
  })

  test('the reading of a package changes nothing, and the same file can be opened anew', async ({ page }) => {
    await begin(page, '张三')
    const path = await give(page)
    const before = await textsOf(page)
    const release = await held(page, '**/package.worker-*.js')
    await open(page, path)
    await expect(page.getByRole('progressbar', { name: '正在核对' })).toBeVisible()
    await page.getByRole('button', { name: '取消' }).click()
    await expect(page.getByText('已取消，本机没有变化。')).toBeVisible()
    await expect(page.getByRole('button', { name: '确认收进' })).toHaveCount(0)
    await release()
    await open(page, path)
    await expect(page.getByText('将增加 0 条')).toBeVisible()
    await expect(page.getByText('这个交换包里没有新内容')).toBeVisible()
    expect(await textsOf(page)).toEqual(before)
  })
})

/** Holds back what matches an address. @returns lets it through, and all that follows */
async function held(page: Page, address: string): Promise<() => Promise<void>> {
  let open: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  let asked = 0
  await page.route(address, async (route) => {
    asked += 1
    await gate
    await route.continue().catch(() => undefined)
  })
  return async () => {
    expect(asked).toBeGreaterThan(0)
    open()
    await page.unroute(address)
  }
}

test.describe('the share sheet', () => {
  test('is handed the package as a file where the system has one; what was shared waits no more', async ({ page }) => {
    await page.addInitScript(() => {
      const shared: { name: string; size: number; type: string }[] = []
      Object.assign(window, { shared })
      Object.assign(navigator, {
        canShare: ({ files }: { files?: File[] }) => files?.length === 1,
        share: ({ files = [] }: { files?: File[] }) => {
          shared.push(...files.map(({ name, size, type }) => ({ name, size, type })))
          return Promise.resolve()
        },
      })
    })
    await begin(page, '张三')
    await writeOfficer(page, '张专员')
    await make(page)
    await page.getByRole('button', { name: '分享', exact: true }).click()
    await expect(page.getByText(/^已分享 交换包-张三-\d{8}-\d{4}\.zip/)).toBeVisible()
    await expect(page.getByText('没有待交换的记录。')).toBeVisible()
    const shared = await page.evaluate(() => (window as unknown as { shared: { name: string; size: number; type: string }[] }).shared)
    expect(shared.map(({ type }) => type)).toEqual(['application/zip'])
    expect(shared[0]?.name).toMatch(/^交换包-张三-\d{8}-\d{4}\.zip$/)
    expect(shared[0]?.size).toBeGreaterThan(1_000)
  })

  test('put away by the person hands nothing over: the package is still there, and still to be exchanged', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(navigator, { canShare: () => true, share: () => Promise.reject(new DOMException('put away', 'AbortError')) })
    })
    await begin(page, '张三')
    await writeOfficer(page, '张专员')
    await make(page)
    await page.getByRole('button', { name: '分享', exact: true }).click()
    await expect(page.getByRole('button', { name: '保存', exact: true })).toBeVisible()
    await expect(page.getByText(/^待交换 1 条/).first()).toBeVisible()
  })

  test('is not offered where there is none: the package is saved', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'canShare', { value: undefined }))
    await begin(page, '张三')
    await make(page)
    await expect(page.getByRole('button', { name: '分享', exact: true })).toHaveCount(0)
    await expect(page.getByRole('button', { name: '保存', exact: true })).toBeVisible()
  })
})
