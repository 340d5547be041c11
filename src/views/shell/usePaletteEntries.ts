import { useRoute, useRouter, type RouteLocationNormalizedLoaded, type Router } from 'vue-router'
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
import { NAVIGATION } from './navigation.ts'

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
export function usePaletteEntries(nameProject: () => void): (text: string) => readonly PaletteEntry[] {
  const [router, route] = [useRouter(), useRoute()]
  void useSavedViews().load()
  return (text) => {
    const wanted = normalise(text)
    const acts = actEntries(nameProject)
    const named = [...acts, ...wayEntries(router), ...viewEntries(router), ...laneEntries(router, route)].filter(({ name, group }) => normalise(group + name).includes(wanted))
    const found = wanted === '' ? [] : projectEntries(text, router)
    // What is found nowhere may be a project that does not exist yet.
    return found.length + named.length > 0 ? [...found, ...named] : acts.slice(0, 1)
  }
}

function actEntries(nameProject: () => void): PaletteEntry[] {
  const recorder = useRecorder()
  if (useSession().isReader) return []
  const create: PaletteEntry = { group: '操作', name: '新建项目', note: '从谋划开始', run: nameProject }
  const { last } = recorder
  return last ? [create, { group: '操作', name: `撤销：${last.title}`, note: 'Ctrl Z', run: () => void recorder.undo() }] : [create]
}

const wayEntries = (router: Router): PaletteEntry[] =>
  NAVIGATION.map(({ path, label }) => ({ group: '前往', name: label, note: '', run: () => void router.push(path) }))

function viewEntries(router: Router): PaletteEntry[] {
  const register = useRegister()
  const views = [...builtInViews(register.projects, register.year, useSession().actor), ...useSavedViews().views]
  return views.map(({ name, query }) => ({ group: '视图', name, note: '', run: () => void router.push({ path: '/board', query }) }))
}

function laneEntries(router: Router, route: RouteLocationNormalizedLoaded): PaletteEntry[] {
  const { lanes: _lanes, ...others } = route.path === '/board' ? route.query : {}
  return LANE_KINDS.map((kind) => {
    const query = kind === 'none' ? others : { ...others, lanes: kind }
    return { group: '泳道', name: LANE_NAMES[kind], note: '', run: () => void router.push({ path: '/board', query }) }
  })
}

function projectEntries(text: string, router: Router): PaletteEntry[] {
  const found = useSearch().matching({ text, facets: {} }).slice(0, MOST_PROJECTS)
  return found.map((project) => {
    const note = `${project.stage} · ${project.district ?? '属地未填'}`
    return { group: '项目', name: project.name, note, run: () => void router.push(projectPath(project)) }
  })
}
