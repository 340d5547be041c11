import { describe, expect, it } from 'vitest'
import type { GateItem } from '#domain/gate.ts'
import { day, wan } from '../../support/project.ts'
import { GATE_ITEM_NAMES } from '#domain/gateWords.ts'
import { explain, type DomainIssue } from '#domain/wording.ts'

type Code = DomainIssue['code']

/** One or more of every expected problem; the compiler asks for each code of the union. */
const EXAMPLES: { readonly [C in Code]: readonly Extract<DomainIssue, { code: C }>[] } = {
  'amount/empty': [{ code: 'amount/empty' }],
  'amount/not-a-number': [{ code: 'amount/not-a-number', text: '约三百' }],
  'amount/too-precise': [{ code: 'amount/too-precise', text: '0.00001', decimals: 4 }],
  'amount/too-large': [{ code: 'amount/too-large', text: '9999999999999' }],
  'amount/negative': [{ code: 'amount/negative', text: '-5' }],
  'actor/unknown': [{ code: 'actor/unknown' }],
  'actor/read-only': [{ code: 'actor/read-only', person: '张领导' }],
  'actor/bureau-only': [{ code: 'actor/bureau-only', person: '李填报' }],
  'actor/missing': [{ code: 'actor/missing', field: 'person' }, { code: 'actor/missing', field: 'unit' }],
  'actor/too-long': [{ code: 'actor/too-long', field: 'person' }, { code: 'actor/too-long', field: 'unit' }],
  'stage/not-allowed': [
    { code: 'stage/not-allowed', from: '储备', to: '储备', because: 'same' },
    { code: 'stage/not-allowed', from: '储备', to: '投产', because: 'needs-start' },
    { code: 'stage/not-allowed', from: '谋划', to: '续建', because: 'skips' },
    { code: 'stage/not-allowed', from: '退出', to: '投产', because: 'suspended-before' },
  ],
  'gate/future-date': [{ code: 'gate/future-date', item: 'actualStart', date: day('2099-01-01') }],
  'gate/before-start': [{ code: 'gate/before-start', item: 'inUse', date: day('2025-01-01'), start: day('2025-02-01') }],
  'gate/wrong-approval': [{ code: 'gate/wrong-approval', kind: '立项审批', expected: '做地报批' }],
  'gate/photo-unproven': [{ code: 'gate/photo-unproven' }],
  'gate/waiver-incomplete': [{ code: 'gate/waiver-incomplete' }],
  'gate/incomplete': [
    { code: 'gate/incomplete', field: 'photo', item: 'startPhoto', label: '开工照片' },
    { code: 'gate/incomplete', field: 'documentNo', item: 'constructionLibrary', label: '立项审批文号' },
  ],
  'gate/no-such-date': [{ code: 'gate/no-such-date', field: 'date', item: 'date', label: '日期', text: '2025-02-30' }],
  'gate/unusable-text': [{ code: 'gate/unusable-text', field: 'reason', item: 'reason', label: '原因' }],
  'gate/permit-both': [{ code: 'gate/permit-both', field: 'permitMissing', item: 'permit' }],
  'photo/empty': [{ code: 'photo/empty', name: '开工照' }],
  'photo/too-big': [{ code: 'photo/too-big', name: '开工照', megabytes: 41, limit: 40 }],
  'photo/not-an-image': [{ code: 'photo/not-an-image', name: '台账' }],
  'photo/heic': [{ code: 'photo/heic', name: '开工照' }],
  'photo/undecodable': [{ code: 'photo/undecodable', name: '开工照' }],
  'photo/no-position': [{ code: 'photo/no-position', denied: true }, { code: 'photo/no-position', denied: false }],
  'photo/no-room': [{ code: 'photo/no-room', needed: 5_000_000, free: 1_000_000 }],
  'photo/no-reason': [{ code: 'photo/no-reason' }],
  'field/nothing': [{ code: 'field/nothing' }],
  'edit/unknown-field': [{ code: 'edit/unknown-field', field: '预算' }],
  'edit/required': [{ code: 'edit/required', label: '项目名称' }],
  'edit/too-long': [{ code: 'edit/too-long', label: '项目名称', limit: 200 }],
  'edit/not-allowed-value': [{ code: 'edit/not-allowed-value', label: '计划开工', text: '三月', remedy: '请填存在的日期。' }],
  'edit/plan-exceeds-total': [{ code: 'edit/plan-exceeds-total' }],
  'edit/end-before-start': [{ code: 'edit/end-before-start', startLabel: '计划开工', endLabel: '计划竣工' }],
  'edit/future-date': [{ code: 'edit/future-date', label: '实际开工', date: day('2099-01-01') }],
  'edit/by-gate': [{ code: 'edit/by-gate', label: '阶段' }],
  'edit/outdated': [{ code: 'edit/outdated' }],
  'edit/derived': [{ code: 'edit/derived', label: '年初累计' }],
  'edit/plan-needs-reason': [{ code: 'edit/plan-needs-reason' }],
  'light/out-of-order': [{ code: 'light/out-of-order', aspect: '进度' }, { code: 'light/out-of-order', aspect: '入统' }],
  'report/no-figure': [{ code: 'report/no-figure' }],
  'report/reduction-unexplained': [{ code: 'report/reduction-unexplained' }],
  'report/future-month': [{ code: 'report/future-month', period: '2025-13' }],
  'report/own-review': [{ code: 'report/own-review', person: '李填报' }],
  'report/not-handed-in': [{ code: 'report/not-handed-in' }],
  'report/bureau-reviews': [{ code: 'report/bureau-reviews', person: '李填报' }],
  'report/no-note': [{ code: 'report/no-note' }],
  'report/counts-already': [{ code: 'report/counts-already' }],
  'report/in-conflict': [{ code: 'report/in-conflict' }],
  'report/months-missing': [{ code: 'report/months-missing', months: [3, 11] }],
  'report/below-zero': [{ code: 'report/below-zero', total: wan(-100) }],
  'turn/bureau-only': [{ code: 'turn/bureau-only', person: '李填报' }],
  'turn/not-over': [{ code: 'turn/not-over', year: 2025 }],
  'turn/done': [{ code: 'turn/done', from: 2025, to: 2026 }],
  'turn/none-taken': [{ code: 'turn/none-taken' }],
  'turn/mistyped': [{ code: 'turn/mistyped', project: '智慧泵站（示例）', count: 2 }],
  'turn/not-turned': [{ code: 'turn/not-turned', from: 2025, to: 2026 }],
  'turn/overwritten': [{ code: 'turn/overwritten', project: '智慧泵站（示例）', field: 'annualPlan@2026' }],
  'event/not-json': [{ code: 'event/not-json' }],
  'event/malformed': ['', 'payload.reason', 'changes.0.base', 'actor.unit', 'clock.1', 'annualPlan@2025', 'budget'].map((where) => ({ code: 'event/malformed', where })),
  'event/newer': [{ code: 'event/newer', version: 2 }],
  'event/unknown-type': [{ code: 'event/unknown-type', type: '许可撤销' }],
}

const all = Object.values(EXAMPLES).flatMap((each): readonly DomainIssue[] => each)

/** Words of the file trade that stand in a Chinese sentence as they are. */
const NAMES_OF_FORMATS = /JPEG|PNG|WebP|HEIC|MB/g

describe.each(all.map((issue) => [JSON.stringify(issue), issue] as const))('%s', (_text, issue) => {
  const words = explain(issue)

  it('is told in whole Chinese sentences', () => {
    expect(words).toMatch(/^[“（\u4e00-\u9fff].*。$/u)
    expect(words.replace(NAMES_OF_FORMATS, '')).not.toMatch(/[A-Za-z]/)
    expect(words).not.toMatch(/undefined|null|NaN|。。|“”|（）/)
  })

  it('says how to mend it', () => {
    expect(words).toMatch(/请|须|只能|只填/)
  })
})

describe('a sentence', () => {
  it('repeats what was typed, where that helps to find it', () => {
    expect(explain({ code: 'amount/not-a-number', text: '约三百' })).toContain('“约三百”')
    expect(explain({ code: 'edit/not-allowed-value', label: '属地', text: '西兴', remedy: '请从中选。' })).toBe('属地不能填“西兴”。请从中选。')
  })

  it('does not repeat a megabyte that was pasted', () => {
    const text = '长'.repeat(1_000_000)
    for (const words of [explain({ code: 'amount/not-a-number', text }), explain({ code: 'edit/not-allowed-value', label: '属地', text, remedy: '请重选。' })]) {
      expect(words.length).toBeLessThan(100)
      expect(words).toContain('…')
    }
  })

  it('tells the two dates that contradict each other', () => {
    const words = explain({ code: 'gate/before-start', item: 'actualCompletion', date: day('2025-01-01'), start: day('2025-02-01') })
    for (const part of ['实际竣工日期', '2025-01-01', '2025-02-01']) expect(words).toContain(part)
  })

  it('tells which approval a project should bring', () => {
    expect(explain({ code: 'gate/wrong-approval', kind: '做地报批', expected: '立项审批' })).toContain('应提供立项审批')
  })

  it('tells the field of a record that is not understood by its name', () => {
    expect(explain({ code: 'event/malformed', where: 'annualPlan@2025' })).toContain('年度计划投资（2025）')
  })

  it.each([['same', '已在储备'], ['needs-start', '须先开工'], ['skips', '逐个阶段'], ['suspended-before', '只能恢复到退出前的阶段']] as const)('of a forbidden move says why: %s', (because, part) => {
    expect(explain({ code: 'stage/not-allowed', from: '退出', to: '储备', because })).toContain(part)
  })
})

describe('what a gate asks for', () => {
  it('is called by a Chinese name of its own', () => {
    const items: Record<GateItem, true> = {
      ripeness: true, constructionLibrary: true, actualStart: true, startPhoto: true, permit: true,
      acceptance: true, actualCompletion: true, inUse: true, reason: true, date: true,
    }
    const names = Object.keys(items).map((item) => GATE_ITEM_NAMES[item as GateItem])
    for (const name of names) expect(name).toMatch(/^[\u4e00-\u9fff（）、]+$/)
    expect(new Set(names).size).toBe(names.length)
  })
})
