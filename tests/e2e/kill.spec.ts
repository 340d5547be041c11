import { expect, test, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Random } from '../simulation/support/random.ts'
import { startKillable, type KillableBrowser } from '../support/killableBrowser.ts'
import { isPhone, list } from './people.ts'

/** `npm run test:long` asks for fifty. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 2)
/** Events of one act: a registration, two revisions and a photo. */
const EVENTS_OF_ACT = 4
/** Acts acknowledged before a browser is killed, at most. */
const MOST_ACTS = 14
/** Ms within which the kill comes after the last acknowledgement that is waited for: several acts long. */
const MOST_DELAY = 60
const SEED = 20_251_122

test('a browser killed with SIGKILL while saving loses no acknowledged act and no photo, and keeps no half act', async ({ page: first }) => {
  test.skip(isPhone(first), 'the same storage on every size')
  test.setTimeout(120_000 + ROUNDS * 30_000)
  const url = String(test.info().project.use.baseURL)
  const profile = await mkdtemp(join(tmpdir(), 'killed-'))
  const chance = new Random(SEED)
  const acknowledged = new Map<string, string>()
  const started: KillableBrowser[] = []
  try {
    for (let round = 1; round <= ROUNDS; round += 1) await killedRound(round)
    const { page } = await reopened(ROUNDS)
    const last = await kept(page)
    expectWhole(last, ROUNDS)
    console.log(`${ROUNDS} rounds killed: ${acknowledged.size} acts with a photo acknowledged, all kept, all in the second record too; ${last.acts.size} acts kept in all, ${last.events} events, chain whole`)
  } finally {
    await started.at(-1)?.kill()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Opens the browser again, looks at the second record before the app can complete it, and then opens the app. */
  async function reopened(round: number): Promise<KillableBrowser> {
    const browser = await startKillable(profile, `${url}icon.svg`)
    started.push(browser)
    const { page } = browser
    const lines = new Map(await page.evaluate(readSecondRecord))
    const lost = [...acknowledged.keys()].filter((act) => lines.get(act) !== EVENTS_OF_ACT)
    expect(lost, `acknowledged and not in the second record by round ${round}`).toEqual([])
    await page.goto(url)
    return browser
  }

  async function killedRound(round: number): Promise<void> {
    const { page, kill } = await reopened(round - 1)
    if (round === 1) await introduce(page)
    expectWhole(await kept(page), round - 1)
    const [enough, delay] = [1 + chance.below(MOST_ACTS), chance.below(MOST_DELAY)]
    let told = 0
    const dead = new Promise<void>((resolve, reject) => {
      page.on('console', (message) => {
        const [word, act = '', hash = ''] = message.text().split(' ')
        if (word === 'refused') reject(new Error(message.text()))
        if (word !== 'acknowledged') return
        acknowledged.set(act, hash)
        told += 1
        if (told === enough) setTimeout(() => void kill().then(resolve, reject), delay)
      })
    })
    // Ends with the browser.
    void page.evaluate(record, { round, photoBytes: 20_000 + chance.below(280_000) }).catch(() => undefined)
    await dead
  }

  function expectWhole({ acts, files, broken, faults }: Kept, round: number): void {
    const lost = [...acknowledged].filter(([act, hash]) => acts.get(act) !== EVENTS_OF_ACT || !files.has(hash))
    expect(lost, `acknowledged and lost by round ${round}`).toEqual([])
    expect([...acts].filter(([, events]) => events !== EVENTS_OF_ACT), `half acts after round ${round}`).toEqual([])
    expect(broken, `photos whose bytes are missing or wrong after round ${round}`).toEqual([])
    expect(faults, `the chain after round ${round}`).toEqual([])
  }
})

/** The person says who they are, and the app is ready to record. */
async function introduce(page: Page): Promise<void> {
  await page.getByLabel('姓名').fill('周工')
  await page.getByLabel('单位').fill('区发改局投资科')
  await page.getByLabel('角色').selectOption('发改局')
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(list(page, '续建')).toBeAttached()
}

/** Records act upon act by the app's own recorder, each with a photo, and says which ones the app called 已保存. */
async function record({ round, photoBytes }: { round: number; photoBytes: number }): Promise<void> {
  interface Recorder {
    state: string
    record: (title: string, drafts: unknown[], files: unknown[]) => Promise<{ ok: boolean; issue?: unknown }>
  }
  const root = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $pinia: { _s: Map<string, Recorder> } } } } }
  const recorder = root.__vue_app__.config.globalProperties.$pinia._s.get('recorder') as Recorder
  const change = (field: string, to: unknown): unknown => ({ field, from: null, to, base: [] })
  for (let number = 1; ; number += 1) {
    const subject = `project/kill-${round}-${number}`
    const bytes = new Uint8Array(photoBytes)
    for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const photo = { hash, kind: '日常', takenAt: null, place: null, longitude: null, latitude: null, fileName: 'a.jpg', mediaType: 'image/jpeg', size: photoBytes }
    const drafts = [
      { type: 'ProjectRegistered', subject, payload: { source: '示例' }, changes: [change('registered', true), change('name', `示例 ${number}`), change('stage', '储备')] },
      { type: 'ProjectRevised', subject, payload: { reason: null }, changes: [change('officer', '专员')] },
      { type: 'ProjectRevised', subject, payload: { reason: null }, changes: [change('totalInvestment', number)] },
      { type: 'PhotoAttached', subject, payload: { hash }, changes: [change(`photo@${hash}`, photo)] },
    ]
    const done = await recorder.record('登记示例', drafts, [{ hash, mediaType: 'image/jpeg', bytes }])
    if (done.ok && recorder.state === 'saved') console.log(`acknowledged ${subject} ${hash}`)
    else return console.log(`refused ${JSON.stringify(done)}`)
  }
}

/** What is in the database, as a second reader finds it who knows nothing of the app's log. */
interface Kept {
  /** Events of each act, by its subject. */
  readonly acts: ReadonlyMap<string, number>
  readonly events: number
  /** Photos that are whole. */
  readonly files: ReadonlySet<string>
  /** Photos an event names whose bytes are missing or have another SHA-256. */
  readonly broken: readonly string[]
  /** Events that do not follow the one before. */
  readonly faults: readonly string[]
}

async function kept(page: Page): Promise<Kept> {
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(page.getByText('本机记录不完整')).toHaveCount(0)
  const { acts, files, ...rest } = await page.evaluate(readBack)
  return { ...rest, acts: new Map(acts), files: new Set(files) }
}

/** The lines of each act in the second record, by its subject, as they lie in the files. */
async function readSecondRecord(): Promise<[string, number][]> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle('binjiang-major-projects.journal', { create: true })
  const lines = new Set<string>()
  for await (const handle of folder.values())
    if (handle.kind === 'file') for (const line of (await (await handle.getFile()).text()).split('\n').slice(0, -1)) lines.add(line)
  const acts = new Map<string, number>()
  for (const line of lines) {
    const { subject } = JSON.parse(line.split(' ').slice(3).join(' ')) as { subject: string }
    acts.set(subject, (acts.get(subject) ?? 0) + 1)
  }
  return [...acts]
}

async function readBack(): Promise<{ acts: [string, number][]; files: string[]; broken: string[]; faults: string[]; events: number }> {
  const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
    [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(new Error(String(request.error))) }))
  const database = await asked(indexedDB.open('binjiang-major-projects'))
  const rows = (await asked(database.transaction('events').objectStore('events').getAll())) as { device: string; n: number; subject: string; text: string }[]
  const acts = new Map<string, number>()
  const [files, broken, faults] = [[] as string[], [] as string[], [] as string[]]
  const before = new Map<string, string>()
  for (const { device, n, subject, text } of rows.sort((a, b) => a.n - b.n)) {
    const event = JSON.parse(text) as { prev: string; type: string; payload: { hash: string } }
    if (event.prev !== (before.get(device) ?? '')) faults.push(`${device}:${n} ${subject}`)
    before.set(device, await sha256(new TextEncoder().encode(text)))
    if (!subject.startsWith('project/kill-')) continue
    acts.set(subject, (acts.get(subject) ?? 0) + 1)
    if (event.type !== 'PhotoAttached') continue
    const { hash } = event.payload
    const file = (await asked(database.transaction('files').objectStore('files').get(hash))) as { bytes: Uint8Array<ArrayBuffer> } | undefined
    if (file && (await sha256(file.bytes)) === hash) files.push(hash)
    else broken.push(hash)
  }
  database.close()
  return { acts: [...acts], files, broken, faults, events: rows.length }
}
