import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { NAVIGATION } from '#app/router.ts'
import { LANE_KINDS } from '#projection/board.ts'
import { projectPath } from '#projection/card.ts'
import { normalise } from '#projection/search.ts'
import { useRecorder } from '#stores/recorder.ts'
import { useRegister } from '#stores/register.ts'
import { useSavedViews } from '#stores/savedViews.ts'
import { useSearch } from '#stores/search.ts'
import { useSession } from '#stores/session.ts'
import { builtInViews } from '#views/board/builtInViews.ts'
import { LANE_NAMES } from '#views/board/laneNames.ts'

/** Something the palette offers. */
export interface PaletteEntry {
  readonly group: '项目' | '前往' | '视图' | '泳道' | '操作'
  readonly name: string
  readonly note: string
  readonly run: () => void
}

/** How many projects are offered at once: what fits without scrolling. */
const MOST_PROJECTS = 8

/** What the palette offers for a text: projects first, then whatever bears the text in its name. */
export function usePaletteEntries({ nameProject }: { nameProject: () => void }): { entriesFor: (text: string) => readonly PaletteEntry[] } {
  const router = useRouter()
  const route = useRoute()
  const register = useRegister()
  const search = useSearch()
  const saved = useSavedViews()
  const recorder = useRecorder()
  const session = useSession()
  void saved.load()

  const go = (path: string, query: Record<string, string> = {}) => (): void => void router.push({ path, query })

  const ways = computed((): PaletteEntry[] => NAVIGATION.map(({ path, label }) => ({ group: '前往', name: label, note: '', run: go(path) })))
  const views = computed((): PaletteEntry[] =>
    [...builtInViews(register.projects, register.year, session.actor), ...saved.views].map(({ name, query }) => ({ group: '视图', name, note: '', run: go('/board', query) })),
  )
  const lanes = computed((): PaletteEntry[] =>
    LANE_KINDS.map((kind) => {
      const { lanes: _lanes, ...others } = route.path === '/board' ? route.query : {}
      return { group: '泳道', name: LANE_NAMES[kind], note: '', run: () => void router.push({ path: '/board', query: kind === 'none' ? others : { ...others, lanes: kind } }) }
    }),
  )
  const acts = computed((): PaletteEntry[] => {
    if (session.isReader) return []
    const create: PaletteEntry = { group: '操作', name: '新建项目', note: '从谋划开始', run: nameProject }
    const { last } = recorder
    return last ? [create, { group: '操作', name: `撤销：${last.title}`, note: 'Ctrl Z', run: () => void recorder.undo() }] : [create]
  })

  function projectsFor(text: string): PaletteEntry[] {
    if (text.trim() === '') return []
    const found = search.matching({ text, facets: {} }).slice(0, MOST_PROJECTS)
    return found.map((project) => ({ group: '项目', name: project.name, note: `${project.stage} · ${project.district ?? '属地未填'}`, run: go(projectPath(project)) }))
  }

  function entriesFor(text: string): readonly PaletteEntry[] {
    const wanted = normalise(text)
    const named = [...acts.value, ...ways.value, ...views.value, ...lanes.value].filter(({ name, group }) => normalise(group + name).includes(wanted))
    const found = projectsFor(text)
    const creates = named.some(({ name }) => name === '新建项目')
    return found.length === 0 && !creates && wanted !== '' ? [...named, ...acts.value.slice(0, 1)] : [...found, ...named]
  }

  return { entriesFor }
}
