import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { DISTRICTS } from '#domain/district.ts'
import type { Event, EventDraft, StoredEvent } from '#domain/event.ts'
import type { Yuan } from '#domain/money.ts'
import { emptyPlan, type Project } from '#domain/project.ts'
import { SECTORS } from '#domain/sector.ts'
import { STAGES } from '#domain/stage.ts'
import { decodePublished, type PublishedPlan } from '#importing/published.ts'
import { firstChange, projectDrafts } from '#importing/registerEvents.ts'
import { decodeRegister } from '#importing/registerFile.ts'
import { foldEvents } from '#projection/fold.ts'
import { reported } from './fixtures.ts'

/** The year every project here is planned and reported for. */
export const YEAR = 2025

let made = 0

const UNKNOWN = {
  projectCode: null, sector: null, district: null, investorKind: null, constructionNature: null, site: null, scale: null,
  longitude: null, latitude: null, startYear: null, endYear: null, plannedStart: null, actualStart: null,
  plannedCompletion: null, actualCompletion: null, plannedProduction: null, actualProduction: null, totalInvestment: null,
  totalInvestmentAsOf: null, totalInvestmentSource: null, responsibleUnit: null, owner: null, contactLeader: null,
  officer: null, siteContact: null, stageSince: null, suspendedFrom: null, statisticsState: null, statisticsStateSince: null, ripeness: null, constructionLibrary: null,
  permit: null, acceptance: null, inUse: null,
} as const

/** What a test says of a project; everything else is 未填. */
export interface Facts extends Partial<Pick<Project, 'district' | 'sector' | 'stage' | 'lists'>> {
  readonly total?: number | null
  readonly plan?: number | null
  readonly category?: '新开工' | '续建' | '建成' | '预备'
  readonly months?: readonly (number | null)[]
}

/** A project of which only the named facts are known; amounts in 元, `months` are reported from January on. */
export function aProject({ total = null, plan = null, category, months = [], ...facts }: Facts = {}): Project {
  const id = `project/test-${++made}` as const
  const reports = months.map((invested, at) => reported(`${YEAR}-${String(at + 1).padStart(2, '0')}`, invested))
  return {
    ...UNKNOWN, id, name: id, stage: '储备', illustrative: false, lists: [], statistics: new Map(), milestones: [], factors: [], photos: [], waivers: [], conflicts: [],
    reports, openReports: [],
    totalInvestment: total as Yuan | null,
    plans: new Map([[YEAR, { ...emptyPlan(YEAR), planCategory: category ?? null, annualPlan: plan as Yuan | null }]]),
    ...facts,
  }
}

const amount = fc.option(fc.integer({ min: 0, max: 60_000_000_000 }), { nil: null })

/** Registers of any size: projects in any stage, in any 属地 or none or one the list does not know, with figures or without. */
export const anyProjects: fc.Arbitrary<Project[]> = fc.array(
  fc
    .record({
      district: fc.constantFrom(null, '某街道', ...DISTRICTS.map(({ name }) => name)),
      sector: fc.constantFrom(null, ...SECTORS),
      stage: fc.constantFrom(...STAGES),
      total: amount,
      plan: amount,
      months: fc.array(fc.option(fc.integer({ min: -1_000_000, max: 900_000_000 }), { nil: null }), { maxLength: 12 }),
    })
    .map(aProject),
  { maxLength: 60 },
)

const fileText = (name: string): string => readFileSync(new URL(`../../../seed/${name}`, import.meta.url), 'utf8')

/** The plan as printed. */
export function publishedPlan(): PublishedPlan {
  const decoded = decodePublished(JSON.parse(fileText('published-2025.json')))
  if (!decoded.ok) throw new Error(decoded.issue.where)
  return decoded.value
}

/** The 53 illustrative projects, by the way every register takes: file, events, fold. */
export function seedProjects(): Project[] {
  const decoded = decodeRegister(fileText('register-2025.json'))
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issue))
  const drafts = decoded.value.rows.flatMap((row) => projectDrafts(row, decoded.value, firstChange))
  return [...foldEvents(drafts.map(stored)).projects.values()]
}

function stored(draft: EventDraft, at: number): StoredEvent {
  const n = at + 1
  const event: Event = {
    v: 1, device: 'seed', n, prev: '', ...draft,
    clock: [n, 0], actor: { person: '某', unit: '某局', role: '发改局' }, recordedAt: '2025-02-10T00:00:00Z',
  }
  return { id: `seed:${n}`, event, text: '', hash: String(n), issue: null }
}
