import { computed, shallowRef, watch, type Ref } from 'vue'
import type { IsoDate } from '#domain/calendar.ts'
import type { StoredEvent } from '#domain/event.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { firstRecordedDay, registerAsOf } from '#projection/asOf.ts'
import type { Register } from '#projection/register.ts'
import { useHistory } from '#stores/history.ts'
import { useRegister } from '#stores/register.ts'
import { say } from '#stores/wording.ts'

/** A project's recorded past, and the page's register on the chosen day. */
export interface Past {
  /** `null` until the log has been read. */
  readonly events: Readonly<Ref<readonly StoredEvent[] | null>>
  readonly problem: Readonly<Ref<string | null>>
  /** The register the page shows: now, or as it stood; `null` while a past day is still being read. */
  readonly register: Readonly<Ref<Register | null>>
  readonly project: Readonly<Ref<Project | null>>
  readonly firstDay: Readonly<Ref<IsoDate | null>>
}

/** Reads a project's events anew whenever it changes, and folds them up to a day where one is chosen. */
export function usePast(id: Readonly<Ref<ProjectId>>, on: Readonly<Ref<IsoDate | null>>): Past {
  const store = useRegister()
  const events = shallowRef<readonly StoredEvent[] | null>(null)
  const problem = shallowRef<string | null>(null)
  const register = computed(() => {
    if (on.value === null) return store.register
    return events.value && registerAsOf(events.value, on.value)
  })
  let latest = 0

  async function read(): Promise<void> {
    const turn = ++latest
    const found = await useHistory().eventsAbout(id.value)
    if (turn !== latest) return
    problem.value = found.ok ? null : say(found.issue)
    if (found.ok) events.value = found.value
  }
  watch(id, () => (events.value = null))
  watch([id, () => store.register], read, { immediate: true })

  const project = computed(() => register.value?.projects.get(id.value) ?? null)
  return { events, problem, register, project, firstDay: computed(() => events.value && firstRecordedDay(events.value)) }
}
