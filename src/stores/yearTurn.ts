import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { localDay, periodOf } from '#domain/calendar.ts'
import type { StoredEvent } from '#domain/event.ts'
import { mayWrite } from '#domain/person.ts'
import type { Project } from '#domain/project.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { isYearOver, mayTurn, type TurnIssue } from '#domain/yearTurnCheck.ts'
import { prevails } from '#projection/reportedMonths.ts'
import { turnTotals } from '#projection/turnTotals.ts'
import { turnReverted, turnStanding } from '#projection/turnUndo.ts'
import { turnable, turnDrafts, turnRows } from '#projection/yearTurn.ts'
import { theLog } from './openedLog.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'
import { useShownRegister } from './shownRegister.ts'
import { useTurnEdits } from './turnEdits.ts'
import type { ActIssue } from './wording.ts'

/** How many projects' events are read at once. */
const AT_ONCE = 200

/** 年度结转: the preview with what was typed into it, the act, and taking it back. */
export const useYearTurn = defineStore('yearTurn', () => {
  const store = useRegister()
  const recorder = useRecorder()
  const chosen = ref<number | null>(null)
  /** The events by which the turn stands; empty while it was not made, or is being looked for. */
  const standing = shallowRef<readonly StoredEvent[]>([])

  const isOver = (year: number): boolean => isYearOver(year, localDay(Date.now()), prevails(store.projects, periodOf(year, 12)))
  /** The year that ends: the chosen one, else the latest that is over, else the latest with a plan. */
  const from = computed(() => chosen.value ?? store.years.find(isOver) ?? store.years[0] ?? new Date().getFullYear())
  const to = computed(() => from.value + 1)
  const title = computed(() => `${from.value} 年结转到 ${to.value} 年`)
  const over = computed(() => isOver(from.value))
  const rows = computed(() => turnRows(store.projects, to.value))
  /** The rows for which something is left to write. */
  const open = computed(() => turnable(rows.value))
  const { judged, ...edits } = useTurnEdits(open, to)
  const totals = computed(() => turnTotals(rows.value, judged.value.taken))

  /** Why the year cannot be turned now, or `null`. */
  const refusal = computed((): TurnIssue | null => {
    const { taken, mistyped } = judged.value
    if (!over.value) return { code: 'turn/not-over', year: from.value }
    if (open.value.length === 0) return { code: 'turn/done', from: from.value, to: to.value }
    if (mistyped[0]) return { code: 'turn/mistyped', project: mistyped[0].project.name, count: mistyped.length }
    return taken.length === 0 ? { code: 'turn/none-taken' } : null
  })

  /** Turns the year: one act. @returns how many projects were carried, or why none was */
  async function accept(): Promise<Result<number, ActIssue>> {
    const issue = authority() ?? refusal.value
    if (issue) return fail(issue)
    const drafts = turnDrafts(store.register, judged.value.taken, to.value)
    const done = await recorder.record(title.value, drafts)
    if (!done.ok) return done
    edits.forget()
    await look()
    return ok(drafts.length)
  }

  /** Looks in the log for the turn as it stands: also after a reload, and whoever made it. */
  async function look(): Promise<void> {
    const year = to.value
    const found = turnStanding(await eventsOf(store.projects.filter(({ plans }) => plans.has(year))), year)
    if (year === to.value) standing.value = found
  }

  /** Takes the turn back as a whole, itself an act that can be undone. @returns how many projects it was */
  async function takeBack(): Promise<Result<number, ActIssue>> {
    const issue = authority()
    if (issue) return fail(issue)
    await look()
    const drafts = turnReverted(store.register, standing.value, to.value, title.value)
    if (!drafts.ok) return drafts
    const done = await recorder.record(`撤销 ${title.value}`, drafts.value)
    if (done.ok) leaveYear(to.value)
    await look()
    return done.ok ? ok(drafts.value.length) : done
  }

  return { chosen, from, to, title, over, rows, open, judged, totals, refusal, standing, ...edits, accept, look, takeBack }
})

/** Nothing goes on being shown of a year that is no more: the last reported month of the latest is. */
function leaveYear(year: number): void {
  const shown = useShownRegister()
  if (shown.chosenYear === year && !shown.years.includes(year)) [shown.chosenYear, shown.chosenPeriod] = [null, null]
}

/** Why whoever works here may not turn the year, or `null`. */
function authority(): ActIssue | null {
  const actor = mayWrite(useSession().actor)
  return actor.ok ? mayTurn(actor.value) : actor.issue
}

async function eventsOf(projects: readonly Project[]): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (let first = 0; first < projects.length; first += AT_ONCE) {
    const found = await Promise.all(projects.slice(first, first + AT_ONCE).map(({ id }) => theLog().eventsOf(id)))
    events.push(...found.flat())
  }
  return events
}
