import type { Project, ProjectId } from '#domain/project.ts'

/** The readings of a text's characters, each with all it may have: 长 is `chang` and `zhang`. */
export type Readings = (text: string) => readonly (readonly string[])[]

/** What each project can be found by: built once, searched at every keystroke (design.md, "Speed"). */
export type SearchIndex = ReadonlyMap<ProjectId, string>

/** Keeps haystacks apart, so that no match runs over from one to the next. */
const GAP = '\n'

/** Reduces a text to what is compared: width, case and blanks aside. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Indexes projects by name, code, units and people, and, once the readings are there, by pinyin and initials.
 * What was read of a project is kept for as long as that project stands.
 */
export class ProjectSearch {
  /** By the project itself: it is immutable, so what was read of it stays right. */
  readonly #haystacks = new WeakMap<Project, string>()
  readonly #pronounced = new Map<string, string>()
  readonly #readings: Readings | null

  constructor(readings: Readings | null) {
    this.#readings = readings
  }

  /** The index of these projects. */
  index(projects: Iterable<Project>): SearchIndex {
    const index = new Map<ProjectId, string>()
    for (const project of projects) index.set(project.id, this.#haystack(project))
    return index
  }

  #haystack(project: Project): string {
    const known = this.#haystacks.get(project)
    if (known !== undefined) return known
    const own = [project.name, project.projectCode, project.responsibleUnit, project.contactLeader, project.officer, project.district]
    const plain = own.filter((text) => text !== null).map(normalise)
    const haystack = [...plain, this.#pronunciation(project.name)].join(GAP)
    this.#haystacks.set(project, haystack)
    return haystack
  }

  #pronunciation(name: string): string {
    if (!this.#readings) return ''
    let text = this.#pronounced.get(name)
    if (text === undefined) this.#pronounced.set(name, (text = pronounced(this.#readings(name))))
    return text
  }
}

/** Characters with several readings multiply; past this many the rarer readings are left out. */
const MAX_VARIANTS = 8

function pronounced(readings: readonly (readonly string[])[]): string {
  let full = ['']
  let initials = ['']
  for (const options of readings) {
    full = combine(full, options)
    initials = combine(initials, [...new Set(options.map((option) => option.charAt(0)))])
  }
  return [...full, ...initials].join(GAP)
}

function combine(prefixes: readonly string[], options: readonly string[]): string[] {
  const combined = prefixes.flatMap((prefix) => options.map((option) => prefix + option))
  return combined.slice(0, MAX_VARIANTS)
}

/** Tells whether a project is found by a text: Chinese, pinyin, initials or code; several words all have to match. */
export function foundBy(index: SearchIndex, id: ProjectId, text: string): boolean {
  const haystack = index.get(id) ?? ''
  return text.trim().split(/\s+/).every((word) => haystack.includes(normalise(word)))
}
