import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { ImportDesk } from '#importing/sheet/desk/desk.ts'
import type { ImportDigest } from '#importing/sheet/desk/digest.ts'
import type { DeskChoices, DeskTold } from '#importing/sheet/desk/protocol.ts'
import type { PreviewField, Question } from '#importing/sheet/plan/preview.ts'
import { correctionId } from '#importing/sheet/plan/corrections.ts'
import { questionWords } from '#importing/sheet/wording.ts'

const CHOICES: DeskChoices = { mappings: {}, renamedDistricts: {}, includeHidden: false, answers: {}, reporter: '王建', today: '2025-06-15' as IsoDate, sheets: null, year: 2025 }

/** A desk with pasted cells on it. */
async function opened(rows: readonly (readonly string[])[]) {
  const desk = new ImportDesk()
  const ask = async (what: Parameters<ImportDesk['answer']>[0]): Promise<DeskTold> => {
    const told: DeskTold[] = []
    await desk.answer(what, (one) => told.push(one))
    return told[0] as DeskTold
  }
  await ask({ kind: 'open', source: rows.map((row) => row.join('\t')).join('\n'), fileName: '粘贴的内容' })
  const plan = async (choices: Partial<DeskChoices> = {}): Promise<ImportDigest> => {
    const told = await ask({ kind: 'plan', choices: { ...CHOICES, ...choices } })
    if (told.kind !== 'digest') throw new Error(told.kind)
    return told.digest
  }
  const fieldsAfter = async (choices: Partial<DeskChoices>, row = 2): Promise<readonly PreviewField[]> => {
    const { sheets } = await plan(choices)
    const told = await ask({ kind: 'row', key: `${sheets[0]?.name ?? ''}!${row}` })
    return told.kind === 'row' ? told.fields : []
  }
  return { plan, fieldsAfter }
}

const asked = ({ questions }: ImportDigest): readonly Question[] => questions.filter(({ kind }) => kind === 'district')

describe('属地 that the list does not have', () => {
  const rows = [['项目名称', '属地', '阶段'], ['甲', '旧街道', '储备'], ['乙', '旧 街道', '储备'], ['丙', '旧街道', '储备'], ['丁', '西兴街道', '储备']]

  it('are asked about once each, whatever invisible characters are in them, with the nearest first and a way to leave them', async () => {
    const { plan } = await opened([...rows, ['戊', '旧街道\u200b', '储备']])
    const questions = asked(await plan())
    const old = questions.find(({ detail }) => detail === '旧街道')
    expect(old).toMatchObject({ rows: [2, 4, 6], answer: null, isOptional: false })
    expect(old && questionWords(old)).toBe('“旧街道”不在属地名单中（3 行）。现在属于哪个属地？')
    expect(old?.options.length).toBe(11)
    expect(old?.options.at(-1)).toEqual({ value: 'leave', label: '都不是，这些单元格不导入' })
  })

  it('become what was answered, before what was answered for an earlier file', async () => {
    const { plan, fieldsAfter } = await opened(rows)
    const before = { renamedDistricts: { 旧街道: '长河街道' } }
    expect(asked(await plan(before)).find(({ detail }) => detail === '旧街道')?.answer).toBe('长河街道')
    const choices = { ...before, answers: { 'district:旧街道': '浦沿街道' } }
    expect((await plan(choices)).renamedDistricts).toEqual({ 旧街道: '浦沿街道' })
    expect((await fieldsAfter(choices)).find(({ path }) => path === 'district')).toMatchObject({ value: '浦沿街道', marks: ['district-renamed'] })
  })

  it('are forgotten when a person says that they are none of them', async () => {
    const { plan } = await opened(rows)
    const digest = await plan({ renamedDistricts: { 旧街道: '长河街道' }, answers: { 'district:旧街道': 'leave' } })
    expect(digest.renamedDistricts).toEqual({})
    expect(asked(digest).find(({ detail }) => detail === '旧街道')?.answer).toBe('leave')
    expect(digest.problems.filter(({ value }) => value === '旧街道').length).toBe(2)
  })

  it('are not asked about where they are no names, and not more than fifty at once', async () => {
    const { plan } = await opened([rows[0] ?? [], ...Array.from({ length: 60 }, (_, at) => [`项目${at}`, `第${at}旧镇`, '储备'])])
    expect(asked(await plan()).length).toBe(50)
    const long = await opened([rows[0] ?? [], ['甲', '旧'.repeat(41), '储备']])
    expect(asked(await long.plan())).toEqual([])
  })

  it('may be called like a member of an object: nothing but a name comes of it', async () => {
    const { plan } = await opened([rows[0] ?? [], ['甲', '__proto__', '储备'], ['乙', 'constructor', '储备']])
    expect(asked(await plan()).map(({ detail, answer }) => [detail, answer])).toEqual([['__proto__', null], ['constructor', null]])
    expect((await plan({ answers: { 'district:__proto__': '西兴街道' } })).rows.map(({ refused }) => refused)).toEqual([0, 1])
    expect(({} as Record<string, unknown>)['西兴街道']).toBe(undefined)
  })
})

describe('a column that was put right', () => {
  const rows = [['项目名称', '阶段', '总投资（万元）', '2024年计划投资（万元）', '截至2024年底完成投资（万元）'], ['甲', '储备', '30000', '5', '7']]
  const sheetName = async (): Promise<string> => (await (await opened(rows)).plan()).sheets[0]?.name ?? ''

  it('is read in the unit that was said, and no other column with it', async () => {
    const { fieldsAfter } = await opened(rows)
    const fields = await fieldsAfter({ answers: { [correctionId('unit', await sheetName(), 3)]: '元' } })
    expect(fields.find(({ path }) => path === 'totalInvestment')?.value).toBe(30_000)
    expect(fields.find(({ path }) => path === 'annualPlan@2024')?.value).toBe(50_000)
  })

  it('is of the year that was said; an amount to the end of a year belongs to the plan of the next', async () => {
    const { fieldsAfter } = await opened(rows)
    const name = await sheetName()
    const paths = (await fieldsAfter({ answers: { [correctionId('year', name, 4)]: '2026', [correctionId('year', name, 5)]: '2023' } })).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['annualPlan@2026', 'completedBeforeYear@2024']))
    expect(paths).not.toContain('annualPlan@2024')
  })

  it('stays as it is where what was said is no unit and no year', async () => {
    const { fieldsAfter } = await opened(rows)
    const name = await sheetName()
    const fields = await fieldsAfter({ answers: { [correctionId('unit', name, 3)]: '吨', [correctionId('year', name, 4)]: '今年' } })
    expect(fields.find(({ path }) => path === 'totalInvestment')?.value).toBe(300_000_000)
    expect(fields.map(({ path }) => path)).toContain('annualPlan@2024')
  })
})
