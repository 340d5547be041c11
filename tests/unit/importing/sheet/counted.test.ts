import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventDraft } from '#domain/event.ts'
import { CONSTRUCTION_NATURES } from '#domain/fields.ts'
import { MAX_PROJECT_NAME } from '#domain/schema.ts'
import { readPastedText } from '#importing/sheet/readFile.ts'
import type { ImportPreview } from '#importing/sheet/plan/preview.ts'
import { cellWords } from '#importing/sheet/wording.ts'
import { soundDrafts } from '#importing/soundDrafts.ts'
import { agree, draftsOf, fieldAt, plan, planRows, written } from '../../../support/sheets/planning.ts'

const refusals = (preview: ImportPreview): string[] => preview.problems.map(({ fault }) => fault.code)

describe('经度 and 纬度', () => {
  const placed = (longitude: number | string, latitude: number | string): ImportPreview => planRows([['项目名称', '阶段', '经度', '纬度'], ['甲项目', '储备', longitude, latitude]])

  it('written the wrong way round are both refused, and the message says so', () => {
    const preview = placed(30.2084, 120.2103)
    expect(refusals(preview)).toEqual(['cell/swapped-degrees', 'cell/swapped-degrees'])
    expect(cellWords({ code: 'cell/swapped-degrees' })).toBe('不能导入：同一行的纬度超过 90 度，经度、纬度可能填反了。请核对这两列，如本区经度约 120、纬度约 30。')
    expect(written(draftsOf(preview)).register.uncounted).toEqual([])
  })

  it('are read where each is in its own range, and refused beyond any', () => {
    expect([fieldAt(placed(120.2103, 30.2084), 'longitude')?.value, fieldAt(placed(120.2103, 30.2084), 'latitude')?.value]).toEqual([120.2103, 30.2084])
    expect(refusals(placed(200, 30))).toEqual(['cell/not-degrees'])
    expect(refusals(placed(120, 200))).toEqual(['cell/not-degrees'])
  })
})

describe('what no field may hold', () => {
  it.each([
    ['1975年计划投资（万元）', 5],
    ['1975年建设目标', '封顶'],
    ['名录（2025）', '名'.repeat(MAX_PROJECT_NAME - 1)],
  ])('is refused in the preview, not lost in the log: “%s”', (header, cell) => {
    const rows = [['项目名称', '阶段', header], ['甲项目', '储备', cell]]
    const preview = planRows(rows, { answers: { ...agree(planRows(rows)), [planRows(rows).questions.find(({ kind }) => kind === 'list')?.id ?? '']: 'new' } })
    expect(refusals(preview)).toEqual(['cell/unfit'])
    expect(written(draftsOf(preview)).register.uncounted).toEqual([])
  })

  it('is never handed to the log, whatever made the draft', () => {
    const draft: EventDraft = { type: 'ProjectRevised', subject: 'project/a', payload: { reason: null }, changes: [{ field: 'latitude', from: null, to: 120, base: [] }] }
    expect(() => soundDrafts([draft])).toThrow('latitude')
    expect(() => soundDrafts([{ ...draft, changes: [], payload: {} }])).toThrow('ProjectRevised')
    expect(() => soundDrafts([{ ...draft, subject: `project/${'名'.repeat(200)}`, changes: [] }])).toThrow('project/')
  })
})

/** Headers of every kind of field, each with cells that may or may not be one of its values. */
const HEADERS = [
  '项目代码', '行业领域', '属地', '投资类型', '建设性质', '建设地点', '建设规模及内容', '经度', '纬度', '起止年限', '计划开工', '实际竣工', '总投资（万元）', '责任单位', '阶段',
  '进入阶段日期', '名录（2025）', '年度计划（万元）', '1975年计划投资（万元）', '上年底累计（亿元）', '3月完成投资（万元）', '1–5月完成（元）', '1-12月完成（万元）', '形象进度',
  '5月入统投资（万元）', '1月入统投资（万元）', '建设项目库', '施工许可', '专项验收', '投用情况', '月度计划（2025）', '下月计划', '示例',
] as const
const CELLS = [
  '', '0', '-5', '12.5', '30.2', '120.21', '179', '999999999', '1e3', '1.2亿', '2025', '1975', '2025-03-04', '1900-01-01', '2023-2026', '2026-2023', '是', '西兴街道', '政府投资', '储备', '续建',
  '2205-330108-04-01-408156', '市重点（市级，计划 5 万元）、新名', '立项审批 发改〔2025〕1号，2025-02-10', '规划核实，2025-05-20', '全部投用，2025-06-01', '1、2、3、4、5、6、7、8、9、10、11、12 万元', '缺件：在办', ...CONSTRUCTION_NATURES,
] as const
const cell = fc.oneof(fc.constantFrom(...CELLS), fc.double({ noNaN: true, min: -1e13, max: 1e13 }).map(String), fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\t\r\n"]/g, ' ')))
const sheet = fc.uniqueArray(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 8 }).chain((headers) =>
  fc.array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), { minLength: 1, maxLength: 3 }).map((rows) => [
    ['项目名称', ...headers], ...rows.map((cells, at) => [`项目${'甲乙丙'.charAt(at)}`, ...cells]),
  ]),
)

/** Answers with the first option, or with a reason, until nothing is asked any more. */
function agreed(rows: readonly (readonly string[])[]): ImportPreview | null {
  const file = readPastedText(rows.map((row) => row.join('\t')).join('\n'))
  if (!file.ok) return null
  let answers: Record<string, string> = {}
  for (let round = 0; round < 4; round += 1) answers = { ...agree(plan(file.value, { answers })), ...answers }
  return plan(file.value, { answers })
}

describe('an import of anything at all', () => {
  it('leaves nothing uncounted: what a field cannot hold is refused where it stands', () => {
    let events = 0
    fc.assert(fc.property(sheet, (rows) => {
      const preview = agreed(rows)
      const { register } = written(preview === null ? [] : draftsOf(preview))
      events += register.events
      expect(register.uncounted).toEqual([])
    }), { numRuns: 150, seed: 20_250_601 })
    expect(events).toBeGreaterThan(150)
  }, 60_000)
})
