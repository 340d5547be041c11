import { describe, expect, it } from 'vitest'
import { gateTo, type GateItem } from '#domain/gate.ts'
import { STAGES, type Stage } from '#domain/stage.ts'
import { makeProject } from '../../support/project.ts'

/** What a move asks for, or the reason why there is no such move. */
function asks(from: Stage, to: Stage, suspendedFrom: Stage | null = null): { kind: string; items: readonly GateItem[] } | string {
  const gate = gateTo(makeProject({ stage: from, suspendedFrom }), to)
  return gate.ok ? { kind: gate.value.kind, items: gate.value.items } : gate.issue.because
}

const BY_REASON = { items: ['date', 'reason'] }

describe('domain.md, section 3: the moves forward', () => {
  it('谋划 → 储备 asks for the judgement that it is ripe', () => {
    expect(asks('谋划', '储备')).toEqual({ kind: 'forward', items: ['ripeness'] })
  })

  it('储备 → 开工 asks for the 建设项目库, the actual start, the photo and the permit, in this order', () => {
    expect(asks('储备', '开工')).toEqual({ kind: 'forward', items: ['constructionLibrary', 'actualStart', 'startPhoto', 'permit'] })
  })

  it('开工 → 续建 is the turn of the year: by hand only with a date and a reason', () => {
    expect(asks('开工', '续建')).toEqual({ kind: 'yearTurn', ...BY_REASON })
  })

  it.each(['开工', '续建'] as const)('%s → 投产 asks for acceptance, completion and use', (from) => {
    expect(asks(from, '投产')).toEqual({ kind: 'forward', items: ['acceptance', 'actualCompletion', 'inUse'] })
  })
})

describe('domain.md, section 3: moves that take a reason and a date', () => {
  it.each(STAGES.filter((stage) => stage !== '停缓建'))('%s → 停缓建', (from) => {
    expect(asks(from, '停缓建')).toEqual({ kind: 'leave', ...BY_REASON })
  })

  it.each(STAGES.filter((stage) => stage !== '退出'))('%s → 退出', (from) => {
    expect(asks(from, '退出')).toEqual({ kind: 'leave', ...BY_REASON })
  })

  it.each([
    ['储备', '谋划'], ['开工', '储备'], ['开工', '谋划'], ['续建', '开工'], ['续建', '储备'],
    ['续建', '谋划'], ['投产', '续建'], ['投产', '开工'], ['投产', '储备'], ['投产', '谋划'],
  ] as const)('%s → %s, backwards', (from, to) => {
    expect(asks(from, to)).toEqual({ kind: 'back', ...BY_REASON })
  })

  it.each([
    ['停缓建', '谋划'], ['停缓建', '储备'], ['停缓建', '开工'], ['停缓建', '续建'],
    ['退出', '储备'], ['退出', '开工'], ['退出', '续建'],
  ] as const)('%s → %s, of a project that stood in 续建 before', (from, to) => {
    expect(asks(from, to, '续建')).toEqual({ kind: 'resume', ...BY_REASON })
  })
})

describe('moves that there are not', () => {
  it.each(STAGES)('%s to itself', (stage) => {
    expect(asks(stage, stage, '续建')).toBe('same')
  })

  it.each(['续建', '投产'] as const)('储备 → %s, because it must start first', (to) => {
    expect(asks('储备', to)).toBe('needs-start')
  })

  it.each(['开工', '续建', '投产'] as const)('谋划 → %s, because it skips the reserve', (to) => {
    expect(asks('谋划', to)).toBe('skips')
  })

  it.each([
    ['停缓建', '谋划', '储备'], ['停缓建', '储备', '开工'], ['停缓建', '开工', '续建'], ['停缓建', '续建', '投产'],
    ['退出', '储备', '投产'], ['退出', '开工', '续建'],
  ] as const)('%s, having stood in %s, → %s: only back to where it stood', (from, stood, to) => {
    expect(asks(from, to, stood)).toBe('suspended-before')
  })

  it('停缓建 → 开工 of a project that is said to have stood off the board before: it returns to 储备', () => {
    expect([asks('停缓建', '开工', '退出'), asks('停缓建', '储备', '退出')]).toEqual(['suspended-before', { kind: 'resume', ...BY_REASON }])
  })

  it.each(['停缓建', '退出'] as const)('%s → 开工 of a project of which no earlier stage is known: it returns to 储备', (from) => {
    expect(asks(from, '开工')).toBe('suspended-before')
    expect(asks(from, '储备')).toMatchObject({ kind: 'resume' })
  })
})

describe('every pair of stages', () => {
  const pairs = STAGES.flatMap((from) => STAGES.map((to) => [from, to] as const))

  it.each(pairs)('%s → %s has a gate with at least one item, or a reason why not', (from, to) => {
    const gate = gateTo(makeProject({ stage: from, suspendedFrom: '续建' }), to)
    if (gate.ok) expect([gate.value.from, gate.value.to, gate.value.items.length > 0]).toEqual([from, to, true])
    else expect(gate.issue).toMatchObject({ code: 'stage/not-allowed', from, to })
  })

  it('waives nothing but the documents and the photo of a start and the acceptance of a completion', () => {
    const waivable = pairs.flatMap(([from, to]) => {
      const gate = gateTo(makeProject({ stage: from, suspendedFrom: '续建' }), to)
      return gate.ok && gate.value.waivable.length > 0 ? [[from, to, ...gate.value.waivable]] : []
    })
    expect(waivable).toEqual([
      ['储备', '开工', 'constructionLibrary', 'startPhoto', 'permit'],
      ['开工', '投产', 'acceptance'],
      ['续建', '投产', 'acceptance'],
    ])
  })
})
