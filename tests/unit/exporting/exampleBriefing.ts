import { readFileSync } from 'node:fs'
import type { IsoDate } from '#domain/calendar.ts'
import { DEFAULT_LIGHT_RULE } from '#domain/light.ts'
import { decodePublished } from '#importing/published.ts'
import { briefingOf, type Briefing } from '#projection/briefing.ts'
import type { Standing } from '#projection/standing.ts'
import { exampleRegister } from './exampleRegister.ts'

/** The month's briefing of the 53 illustrative projects to May, as of 3 June. */
export async function exampleBriefing(): Promise<Briefing> {
  const { projects, issuesOf } = await exampleRegister()
  const published = decodePublished(JSON.parse(readFileSync(new URL('../../../seed/published-2025.json', import.meta.url), 'utf8')))
  if (!published.ok) throw new Error(published.issue.where)
  const standing: Standing = { year: 2025, month: 5, day: '2025-06-03' as IsoDate, rule: DEFAULT_LIGHT_RULE, issuesOf }
  const frame = { year: 2025, month: 5, today: '2025-06-03' as IsoDate, filterText: '' }
  return briefingOf({ projects, standing, frame, printed: published.value, asOf: null })
}
