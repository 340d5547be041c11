import { describe, expect, it } from 'vitest'
import { COUNTIES, countiesOf, DISTRICTS, isDistrict, UNASSIGNED } from '#domain/district.ts'
import { ACCEPTANCES, APPROVAL_KINDS, PHOTO_KINDS } from '#domain/evidence.ts'
import { FULFILLING_STAGES } from '#domain/fulfilment.ts'
import { CONSTRUCTION, MILESTONE_KINDS, PREPARATION } from '#domain/milestone.ts'
import { LIST_NAMES, PLAN_CATEGORIES } from '#domain/plan.ts'
import { sectorFrom, SECTORS } from '#domain/sector.ts'
import { BOARD_STAGES, isBoardStage, isStage, LIFE, lifePosition, STAGES, TRAY_STAGES } from '#domain/stage.ts'

describe('属地', () => {
  it('are the ten of table 3 in its order, 其他 last', () => {
    expect(DISTRICTS.map(({ name }) => name)).toEqual([
      '西兴街道', '长河街道', '浦沿街道', '物联网产业园', '互联网产业园', '零磁谷中心', '创意城管委会', '滨富合作区', '滨萧合作园', '其他',
    ])
  })

  it('of the two cooperation zones are counted by both counties, all others by 滨江 alone', () => {
    expect(countiesOf('滨富合作区')).toEqual(['滨江', '富阳'])
    expect(countiesOf('滨萧合作园')).toEqual(['滨江', '萧山'])
    for (const { name, counties } of DISTRICTS) if (!name.includes('合作')) expect([name, counties]).toEqual([name, ['滨江']])
    expect(COUNTIES).toEqual(['滨江', '富阳', '萧山'])
  })

  it('that are unknown or 未填 belong to no county', () => {
    for (const name of [null, '', UNASSIGNED, '西兴', 'constructor', '滨江']) expect(countiesOf(name)).toEqual([])
    expect([isDistrict('其他'), isDistrict(UNASSIGNED), isDistrict('西兴')]).toEqual([true, false, false])
  })
})

describe('行业领域', () => {
  it('are nine, and are read with or without the word 领域 and blanks around', () => {
    expect(SECTORS).toHaveLength(9)
    for (const sector of SECTORS) expect([sectorFrom(sector), sectorFrom(` ${sector}领域 `)]).toEqual([sector, sector])
  })

  it('are not guessed', () => {
    for (const text of ['', '领域', '先进制造业', '交通强省领域领域', '民生']) expect(sectorFrom(text)).toBeNull()
  })
})

describe('stages', () => {
  it('have four columns on the board in the order a project passes them, and three off it', () => {
    expect(BOARD_STAGES).toEqual(['储备', '开工', '续建', '投产'])
    expect([...TRAY_STAGES].sort()).toEqual(['停缓建', '谋划', '退出'].sort())
    expect([...STAGES].filter(isBoardStage)).toEqual(BOARD_STAGES)
  })

  it('have a place in a project’s life, but for 停缓建 and 退出', () => {
    expect(LIFE).toEqual(['谋划', '储备', '开工', '续建', '投产'])
    expect(STAGES.map((stage) => [stage, lifePosition(stage)])).toEqual([['储备', 1], ['开工', 2], ['续建', 3], ['投产', 4], ['谋划', 0], ['停缓建', null], ['退出', null]])
  })

  it('are not plan categories: 建成 and 新开工 are none', () => {
    expect(['建成', '新开工', '预备', '在建', '', '储备 '].map(isStage)).toEqual([false, false, false, false, false, false])
  })
})

describe('plan categories', () => {
  it('are four', () => {
    expect(PLAN_CATEGORIES).toEqual(['新开工', '续建', '建成', '预备'])
  })

  it('are 兑现 by the stage that keeps their promise: a 建成 project that is still 续建 is not', () => {
    expect(FULFILLING_STAGES).toEqual({ 新开工: ['开工', '续建', '投产'], 续建: ['续建', '投产'], 建成: ['投产'], 预备: [] })
  })
})

describe('other lists of the data dictionary', () => {
  it('have the eight 名录', () => {
    expect(LIST_NAMES).toEqual(['市重点', '省千项万亿', '区重大', '两重', '两新', '专项债', '中央预算内', '土储债'])
  })

  it('have thirteen milestones before and seven during construction', () => {
    expect(PREPARATION).toEqual(['项目建议书/申请报告', '可行性研究', '初步设计及概算', '规划选址', '环评', '用地预审', '规划许可', '审图', '招投标', '施工许可', '供地', '水电接入', '其他前期'])
    expect(CONSTRUCTION).toEqual(['进场', '基础开挖', '主体浇筑', '主体封顶', '装修或设备安装', '试投产或交付验收', '正式投产'])
    expect(new Set(MILESTONE_KINDS).size).toBe(20)
  })

  it('have four kinds of photo, the approvals of the two kinds of investment, and 专项验收 to list', () => {
    expect(PHOTO_KINDS).toEqual(['开工', '建设', '竣工', '日常'])
    expect(APPROVAL_KINDS).toEqual({ 政府投资: '立项审批', 企业投资: '做地报批' })
    expect(new Set(ACCEPTANCES).size).toBe(ACCEPTANCES.length)
  })
})
