import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readSheetFile } from '#importing/sheet/readFile.ts'
import type { SheetFile } from '#importing/sheet/model.ts'
import type { ImportPreview } from '#importing/sheet/plan/preview.ts'
import { fileWords } from '#importing/sheet/wording.ts'
import { FENGXI_MONTHLY, NANPING_DETAIL, NANPING_SUMMARY } from '../../../support/sheets/layouts.ts'
import { plan, readSound } from '../../../support/sheets/planning.ts'
import { workbookFile, workbookParts } from '../../../support/sheets/workbook.ts'

/** Damaged files of one run, and the number that makes a failure come back. */
const RUNS = 1_000
const SEED = 20_250_601
/** No damaged file may take longer; a sound one takes a few milliseconds. */
const HANG_MS = 5_000

/** A small generator (mulberry32): the same damage in every run. */
function generator(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % limit
  }
}

const BOOK = { sheets: [NANPING_DETAIL, FENGXI_MONTHLY, NANPING_SUMMARY] }
const GOOD = workbookFile(BOOK)
const PARTS = workbookParts(BOOK)
const NAMES = Object.keys(PARTS)

type Damage = (pick: (limit: number) => number) => Uint8Array

const flipBits: Damage = (pick) => {
  const bytes = GOOD.slice()
  for (let flips = 1 + pick(3); flips > 0; flips -= 1) bytes[pick(bytes.length)]! ^= 1 << pick(8)
  return bytes
}
const truncate: Damage = (pick) => GOOD.subarray(0, pick(GOOD.length))
const cutOut: Damage = (pick) => {
  const from = pick(GOOD.length)
  return Uint8Array.from([...GOOD.subarray(0, from), ...GOOD.subarray(from + 1 + pick(200))])
}
/** Renames two entries into each other's place in the directory alone, as a broken tool would. */
const swapNames: Damage = (pick) => {
  const bytes = GOOD.slice()
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const [a, b] = [1 + pick(3), 1 + pick(3)]
  const [one, other] = [`xl/worksheets/sheet${a}.xml`, `xl/worksheets/sheet${b === a ? (a % 3) + 1 : b}.xml`]
  bytes.set(strToU8(other), text.lastIndexOf(one))
  bytes.set(strToU8(one), text.lastIndexOf(other))
  return bytes
}
/** Zips the parts anew, sound in itself, with a part lost, cut or standing in another's place. */
const breakPart: Damage = (pick) => {
  const parts = { ...PARTS }
  const [name, other] = [NAMES[pick(NAMES.length)]!, NAMES[pick(NAMES.length)]!]
  const text = parts[name]!
  // A sheet in another sheet's place is no damage: it is another workbook, and a sound one.
  const kind = pick(name.includes('worksheets') && other.includes('worksheets') ? 2 : 3)
  if (kind === 0) delete parts[name]
  else parts[name] = kind === 1 ? text.slice(0, pick(text.length)) : parts[other]!
  return zipSync(Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, strToU8(value)])), { level: 1 })
}

const DAMAGES: readonly Damage[] = [flipBits, flipBits, truncate, cutOut, swapNames, breakPart]

/** Every figure a preview would write, with its place: what may not be another without a word. */
const figures = ({ rows }: ImportPreview): Map<string, string> =>
  new Map(rows.flatMap(({ sheet, row, fields }) => fields.flatMap(({ path, part, value, status }) => (status === 'refused' || typeof value !== 'number' ? [] : [[`${sheet}!${row} ${path} ${part ?? ''}`, String(value)]]))))

const TRUE_FIGURES = figures(plan(readSound(GOOD)))

/** Figures of a damaged file that the sound file does not have in that place. */
function differing(file: SheetFile): string[] {
  return [...figures(plan(file))].filter(([place, value]) => TRUE_FIGURES.get(place) !== value).map(([place, value]) => `${place} = ${value}`)
}

describe('a thousand damaged files', () => {
  it('46 end with no crash, no hang, no part of a plan and no figure that is silently another', () => {
    const pick = generator(SEED)
    const outcome = { refused: 0, same: 0 }
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = DAMAGES[run % DAMAGES.length]!(pick)
      const start = performance.now()
      const read = readSheetFile(bytes, '台账.xlsx')
      if (read.ok) expect({ run, differing: differing(read.value) }).toEqual({ run, differing: [] })
      else expect(fileWords(read.issue.fault)).toMatch(/。$/)
      outcome[read.ok ? 'same' : 'refused'] += 1
      expect(performance.now() - start).toBeLessThan(HANG_MS)
    }
    expect(outcome.refused + outcome.same).toBe(RUNS)
    expect(outcome.refused).toBeGreaterThan(RUNS / 2)
  }, 60_000)

  it('of separated text end with no crash and no hang', () => {
    const pick = generator(SEED)
    const good = strToU8('项目名称,总投资（万元）,属地\r\n"甲, ""一期""",1234.5,西兴街道\r\n乙,1,长河街道\r\n')
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = good.slice(0, run % 3 === 0 ? pick(good.length) : good.length)
      for (let flips = pick(4); flips > 0 && bytes.length > 0; flips -= 1) bytes[pick(bytes.length)]! ^= 1 << pick(8)
      const read = readSheetFile(bytes, '台账.csv')
      if (read.ok) plan(read.value)
      else expect(fileWords(read.issue.fault)).toMatch(/。$/)
    }
  }, 30_000)
})
