import { afterEach, describe, expect, it } from 'vitest'
import { localDay } from '#domain/calendar.ts'
import type { DeskChoices } from '#importing/sheet/desk/protocol.ts'
import { DeskEnded } from '#stores/deskEnded.ts'
import { ImportDeskClient, provideDeskTools } from '#stores/importDesk.ts'
import { csv, faultyDesk, HEADER } from './openImport.ts'

const CHOICES: DeskChoices = { mappings: {}, renamedDistricts: {}, includeHidden: false, answers: {}, reporter: '王建', today: localDay(Date.UTC(2025, 5, 15)), sheets: null, year: 2025 }
const FILE = csv([HEADER, ['甲项目', '西兴街道', '储备', 100]])

/** Why a desk gave no answer. */
const whyEnded = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof DeskEnded ? error.why : 'thrown'),
  )

afterEach(() => provideDeskTools({}))

describe('a desk', () => {
  it('reads a file beside the page, and says what importing it would do', async () => {
    const desk = new ImportDeskClient()
    expect(await desk.open(FILE, '台账.csv')).toBe(null)
    await desk.know([])
    const digest = await desk.plan(CHOICES)
    expect(digest.rows).toMatchObject([{ name: '甲项目', status: 'new' }])
    expect((await desk.row(digest.rows[0]?.key ?? '')).map(({ label }) => label)).toEqual(['项目名称', '属地', '阶段', '总投资'])
    desk.end()
  })

  it('is ended when reading takes longer than its limit', async () => {
    provideDeskTools({ limit: 1, worker: () => faultyDesk('open:silent') })
    expect(await whyEnded(new ImportDeskClient().open(FILE, '台账.csv'))).toBe('too-long')
  })

  it('is ended when it dies while reading', async () => {
    provideDeskTools({ worker: () => faultyDesk('open:dies') })
    expect(await whyEnded(new ImportDeskClient().open(FILE, '台账.csv'))).toBe('broken')
  })

  it('is ended when it says itself that it failed', async () => {
    provideDeskTools({ worker: () => faultyDesk('plan:fails') })
    const desk = new ImportDeskClient()
    await desk.open(FILE, '台账.csv')
    expect(await whyEnded(desk.plan(CHOICES))).toBe('broken')
  })

  it('is said not to have started where the browser cannot start it', async () => {
    provideDeskTools({ worker: () => new Worker(new URL('data:text/javascript,throw new Error()')) })
    expect(await whyEnded(new ImportDeskClient().open(FILE, '台账.csv'))).toBe('not-started')
    provideDeskTools({
      worker: () => {
        throw new TypeError('no module workers here')
      },
    })
    expect(await whyEnded(new ImportDeskClient().open(FILE, '台账.csv'))).toBe('not-started')
  })

  it('answers nothing more once it was ended, and lets nobody wait for it', async () => {
    const desk = new ImportDeskClient()
    const opening = desk.open(FILE, '台账.csv')
    const waiting = desk.plan(CHOICES)
    desk.end()
    expect(await Promise.all([opening, waiting, desk.row('x')].map(whyEnded))).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })
})
