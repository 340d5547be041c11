import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Project } from '#domain/project.ts'
import { passesFacets, type Filter } from '#projection/filter.ts'
import type { LightOf } from '#projection/lights.ts'
import { ProjectSearch, type Readings } from '#projection/search.ts'
import { useRegister } from './register.ts'

/** Where projects are searched for: a register, and the plan's year on the screen. */
export interface Searched {
  readonly projects: readonly Project[]
  readonly year: number
  /** Reads a project's light; without it nothing is filtered by lights. */
  readonly lightOf?: LightOf
}

/** Finds projects by facets and by text. Pinyin is understood once `learn` has brought the readings. */
export const useSearch = defineStore('search', () => {
  const store = useRegister()
  const readings = shallowRef<Readings | null>(null)
  const search = computed(() => new ProjectSearch(readings.value))

  /** Takes the readings of characters, which load after the first paint, and reads the register with them. */
  function learn(loaded: Readings): void {
    readings.value = loaded
    search.value.prepare(store.projects)
  }

  /** The projects that pass a filter, in the register's order: of the register as it is, unless another is given. */
  function matching(filter: Filter, { year, projects, lightOf }: Searched = store): readonly Project[] {
    const passing = Object.values(filter.facets).some((values) => values.length > 0) ? projects.filter((project) => passesFacets(project, filter, year, lightOf)) : projects
    return filter.text.trim() === '' ? passing : passing.filter(search.value.finder(filter.text))
  }

  return { learn, matching }
})
