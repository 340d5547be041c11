import type { Indicators } from '#domain/indicators.ts'
import type { Project } from '#domain/project.ts'
import { addCounts, countOf, noCounts, type Counts } from './indicatorCounts.ts'
import { indicatorsFrom } from './indicators.ts'
import { sharesFrom, type ShareReader } from './indicatorShare.ts'
import type { Standing } from './standing.ts'

/** Names a project's groups; several, where it counts in several: a 滨富 project in both counties. */
export type KeysOf = (project: Project) => readonly string[]

interface Group {
  readonly counts: Counts
  /** Until one of its projects changes. */
  shown: Indicators | null
}

/**
 * The indicators of all groups of a register, kept as projects change: one changed project costs its own share and
 * the sums of its groups, not the register. The indicators of a group nobody touched stay the same object.
 */
export class IndicatorGroups {
  readonly #reader: ShareReader
  readonly #keysOf: KeysOf
  readonly #groups = new Map<string, Group>()
  #projects: readonly Project[] = []

  constructor(standing: Standing, keysOf: KeysOf) {
    this.#reader = sharesFrom(standing)
    this.#keysOf = keysOf
  }

  /** Takes the register as it now stands. @returns how many places of it hold another project than before */
  update(projects: readonly Project[]): number {
    const before = this.#projects
    this.#projects = projects
    let changed = 0
    for (let at = 0; at < Math.max(before.length, projects.length); at += 1) {
      const was = before[at]
      const is = projects[at]
      if (was === is) continue
      changed += 1
      if (was) this.#count(was, -1)
      if (is) this.#count(is, 1)
    }
    return changed
  }

  /** The groups that have a project. */
  get keys(): string[] {
    return [...this.#groups.keys()]
  }

  /** A group's indicators; those of no project where nobody is in it. */
  of(key: string): Indicators {
    const group = this.#groups.get(key)
    if (!group) return indicatorsFrom(noCounts(), () => [], this.#reader)
    return (group.shown ??= this.#show(key, group.counts))
  }

  #show(key: string, counts: Counts): Indicators {
    const [projects, keysOf] = [this.#projects, this.#keysOf]
    return indicatorsFrom(counts.slice(), () => projects.filter((project) => keysOf(project).includes(key)), this.#reader)
  }

  #count(project: Project, sign: 1 | -1): void {
    const { counts } = this.#reader.share(project)
    for (const key of this.#keysOf(project)) {
      const group = this.#groups.get(key) ?? { counts: noCounts(), shown: null }
      addCounts(group.counts, counts, sign)
      group.shown = null
      if (countOf(group.counts, '全部') > 0) this.#groups.set(key, group)
      else this.#groups.delete(key)
    }
  }
}
