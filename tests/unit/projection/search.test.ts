import { beforeAll, describe, expect, it } from 'vitest'
import { loadReadings } from '#composables/pinyin.ts'
import { ProjectSearch, type Readings } from '#projection/search.ts'
import { bareProject } from './fixtures.ts'

let readings: Readings

beforeAll(async () => {
  readings = await loadReadings()
})

type Finds = (text: string) => boolean

/** Whether a project of this name is found by a text. */
function named(name: string, own: Parameters<typeof bareProject>[0] = {}, known: Readings | null = readings): Finds {
  const project = bareProject({ ...own, name })
  return (text) => new ProjectSearch(known).finder(text)(project)
}

describe('searching projects', () => {
  it.each(['物联谷', '联谷产业', 'wlg', 'WLG', 'wulian', 'wulg', 'wlgu', 'lgcy', '物lg', ' wlg ', 'ｗｌｇ'])('finds 物联谷产业园二期 by “%s”', (text) => {
    expect(named('物联谷产业园二期(示例)')(text)).toBe(true)
  })

  it.each(['wlx', '联物', 'glw', 'wwlg'])('does not find 物联谷产业园二期 by “%s”', (text) => {
    expect(named('物联谷产业园二期(示例)')(text)).toBe(false)
  })

  it('finds every reading of a character that has several', () => {
    const finds = named('长河重大会议中心调度行政楼')
    for (const text of ['changhe', 'zhanghe', 'chzd', 'zhongda', 'chongda', 'huiyi', 'diaodu', 'tiaodu', 'xingzheng', 'hangzheng']) expect([text, finds(text)]).toEqual([text, true])
  })

  it('finds by a part of a syllable while it is still being typed', () => {
    expect(named('物联谷')('wulia')).toBe(true)
  })

  it('finds by code, unit, contact leader, officer and 属地', () => {
    const finds = named('某项目', { projectCode: '2204-330108-04-01-716322', responsibleUnit: '某街道办', contactLeader: '韩领导', officer: '何专员', district: '物联网产业园' })
    for (const text of ['2204-3301', '716322', '某街道办', '韩领导', '何专员', '物联网']) expect([text, finds(text)]).toEqual([text, true])
  })

  it('asks for all of several words, in any order', () => {
    const finds = named('物联谷产业园二期', { contactLeader: '韩领导' })
    expect(finds('韩 wlg')).toBe(true)
    expect(finds('韩 不在')).toBe(false)
  })

  it('never matches over the border between two things', () => {
    expect(named('物联', { projectCode: '谷' })('联谷')).toBe(false)
  })

  it('finds everything by a blank text', () => {
    expect(named('物联谷')('   ')).toBe(true)
  })

  it('already finds by characters and code before the readings are loaded', () => {
    const finds = named('物联谷', {}, null)
    expect([finds('联谷'), finds('wlg')]).toEqual([true, false])
  })
})
