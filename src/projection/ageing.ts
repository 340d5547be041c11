import { daysBetween, type IsoDate } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'

/** How long a project has stood in its stage: up to `days` days, the last without an end. */
export const AGE_BANDS = [
  { name: '3 个月内', days: 92 },
  { name: '3–6 个月', days: 183 },
  { name: '6–12 个月', days: 366 },
  { name: '1–2 年', days: 731 },
  { name: '2 年以上', days: Infinity },
] as const

/** The projects of a stage by how long they have stood there. */
export interface StageAgeing {
  readonly stage: Stage
  /** In the order of {@link AGE_BANDS}. */
  readonly bands: readonly (readonly Project[])[]
  /** Projects whose day of entering the stage is 未填. */
  readonly unknown: readonly Project[]
  /** Median of whole days; `null` when no day is known. */
  readonly median: number | null
}

/** 阶段滞留: days in stage on a day, by stage, for those of `stages` in which a project stands. */
export function ageing(projects: readonly Project[], stages: readonly Stage[], day: IsoDate): StageAgeing[] {
  return stages.map((stage) => stageAgeing(projects.filter((project) => project.stage === stage), stage, day)).filter(({ bands, unknown }) => unknown.length > 0 || bands.some((band) => band.length > 0))
}

function stageAgeing(projects: readonly Project[], stage: Stage, day: IsoDate): StageAgeing {
  const bands = AGE_BANDS.map((): Project[] => [])
  const unknown: Project[] = []
  const ages: number[] = []
  for (const project of projects) {
    if (project.stageSince === null) {
      unknown.push(project)
      continue
    }
    // A stage entered after the day that is looked at was entered today, as far as that day can tell.
    const age = Math.max(0, daysBetween(project.stageSince, day))
    ages.push(age)
    bands[AGE_BANDS.findIndex(({ days }) => age <= days)]?.push(project)
  }
  return { stage, bands, unknown, median: median(ages) }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
