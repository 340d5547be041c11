import { nearestDistricts } from '../../nearest.ts'
import { isDistrict } from '#domain/district.ts'
import type { FieldSpec } from '#domain/fields.ts'
import { sectorFrom } from '#domain/sector.ts'
import { typedText } from '#domain/typedText.ts'
import { read, refuse, type Reading } from './reading.ts'

/** Words that ledgers use for the choices of the dictionary, by field (bad input 21). */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  阶段: {
    在建: '续建', 建设中: '续建', 已开工: '开工', 新开工: '开工', 建成: '投产', 已建成: '投产', 竣工: '投产', 已竣工: '投产',
    已投产: '投产', 前期: '储备', 未开工: '储备', 停建: '停缓建', 缓建: '停缓建', 已退出: '退出',
  },
  计划类别: { 计划新开工: '新开工', 新建: '新开工', 在建: '续建', 竣工: '建成', 计划建成: '建成', 预备项目: '预备', 前期: '预备' },
  投资类型: { 政府: '政府投资', 企业: '企业投资', 社会投资: '企业投资', 政府性投资: '政府投资' },
  入库状态: { 已入库: '已入', 未入库: '未入', 已申报: '已报' },
}

/** Reads a choice of the dictionary, or a word that ledgers use for it. */
export function readChoice(spec: FieldSpec, text: string): Reading {
  const plain = typedText(text.normalize('NFKC'), false).replace(/\s/g, '')
  const choices = spec.choices ?? []
  const known = choices.find((choice) => choice === plain || `${choice}项目` === plain) ?? (spec.label === '行业领域' ? sectorFrom(plain) : null)
  if (known) return read(known, known === text.trim() ? [] : ['normalised'])
  const words = WORDS[spec.label] ?? {}
  const meant = Object.hasOwn(words, plain) ? words[plain] : undefined
  return meant === undefined ? refuse({ code: 'cell/not-in-list', choices }) : read(meant, ['synonym'])
}

/** What a written 属地 is known by: width and invisible characters make no other. */
export const districtKey = (text: string): string => typedText(text.normalize('NFKC'), false)

/** Reads a 属地 of today's list; a former one where a person said what it is now (bad input 19, 20). */
export function readDistrict(text: string, renamed: Readonly<Record<string, string>>): Reading {
  const plain = districtKey(text)
  if (isDistrict(plain)) return read(plain, plain === text.trim() ? [] : ['normalised'])
  const now = Object.hasOwn(renamed, plain) ? renamed[plain] : undefined
  if (now !== undefined && isDistrict(now)) return read(now, ['district-renamed'])
  return refuse({ code: 'cell/unknown-district', nearest: nearestDistricts(plain) })
}
