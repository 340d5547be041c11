import type { Project } from '#domain/project.ts'

/** How many names are proposed at most. */
const MOST = 5

const plain = (text: string): string => text.normalize('NFKC').trim()

/** Units of the register whose names are near a typed one: one contains the other, or most characters are shared; nearest first. */
export function nearUnits(projects: Iterable<Project>, typed: string): readonly string[] {
  const wanted = plain(typed)
  if (wanted === '') return []
  const units = new Set<string>()
  for (const { responsibleUnit, district } of projects) for (const unit of [responsibleUnit, district]) if (unit) units.add(unit)
  const near = [...units].map((unit) => ({ unit, score: nearness(plain(unit), wanted) })).filter(({ unit, score }) => score > 0.5 && plain(unit) !== wanted)
  return near.sort((a, b) => b.score - a.score).slice(0, MOST).map(({ unit }) => unit)
}

/** From 0 to 1: the share of the longer name's characters that the other has too; above 1 when one contains the other. */
function nearness(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const shared = [...new Set(long)].filter((char) => short.includes(char)).length / new Set(long).size
  return short.length > 1 && long.includes(short) ? 1 + shared : shared
}
