import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Project } from '#domain/project.ts'
import { passesFacets, type Filter } from '#projection/filter.ts'
import { foundBy, ProjectSearch, type Readings } from '#projection/search.ts'
import { useRegister } from './register.ts'

/** Finds projects by facets and by text. Pinyin is understood once `learn` has brought the readings. */
export const useSearch = defineStore('search', () => {
  const store = useRegister()
  const readings = shallowRef<Readings | null>(null)
  const search = computed(() => new ProjectSearch(readings.value))
  const index = computed(() => search.value.index(store.projects))

  /** Takes the readings of characters, which load after the first paint. */
  function learn(loaded: Readings): void {
    readings.value = loaded
  }

  /** The projects that pass a filter, in the register's order. */
  function matching(filter: Filter): Project[] {
    const passing = store.projects.filter((project) => passesFacets(project, filter, store.year))
    if (filter.text.trim() === '') return passing
    return passing.filter((project) => foundBy(index.value, project.id, filter.text))
  }

  return { learn, matching }
})
