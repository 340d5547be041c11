import { DISTRICTS, UNASSIGNED } from '#domain/district.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import type { Project } from '#domain/project.ts'
import { SECTORS } from '#domain/sector.ts'
import { valuesIn } from '../filter.ts'

/** What a sheet is divided by. */
export type Division = 'sector' | 'district' | 'category'

/** A part of a sheet: never empty. */
export interface Part {
  readonly name: string
  readonly projects: readonly Project[]
}

const ORDER: Readonly<Record<Division, readonly string[]>> = { sector: SECTORS, district: DISTRICTS.map(({ name }) => name), category: PLAN_CATEGORIES }

/** Projects by part in the order of the printed tables, 未归属 last; each project once, so that parts add up. */
export function partsOf(projects: readonly Project[], division: Division, year: number): readonly Part[] {
  const parts = new Map<string, Project[]>()
  for (const project of projects) {
    const name = valuesIn(project, division, year)[0] ?? UNASSIGNED
    const part = parts.get(name)
    if (part) part.push(project)
    else parts.set(name, [project])
  }
  const names = [...ORDER[division], UNASSIGNED].filter((name) => parts.has(name))
  return names.map((name) => ({ name: division === 'sector' && name !== UNASSIGNED ? `${name}领域` : name, projects: parts.get(name) ?? [] }))
}

const DIGITS = '零一二三四五六七八九十'

/** A number up to 99 as headings have it: 一, 十, 十二, 二十. */
export function ordinal(number: number): string {
  if (number <= 10) return DIGITS.charAt(number)
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`
}
