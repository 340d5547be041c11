import { DISTRICTS } from '#domain/district.ts'

/** How many 属地 an error proposes (bad input 19). */
const PROPOSED = 3
/** Longest text compared: beyond it a typing error is not what happened. */
const COMPARED = 40

/** The three 属地 whose names are nearest to a text, the nearest first; equals in the list's order. */
export function nearestDistricts(text: string): readonly string[] {
  const typed = text.normalize('NFKC').trim().slice(0, COMPARED)
  return DISTRICTS.map(({ name }) => ({ name, distance: editDistance(typed, name) - shared(typed, name) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, PROPOSED)
    .map(({ name }) => name)
}

/** Characters both have: `滨富园` is nearer to 滨富合作区 than edits alone would say. */
const shared = (a: string, b: string): number =>
  [...new Set(a)].filter((character) => b.includes(character)).length

/** Levenshtein: insertions, deletions and replacements between two short texts. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
