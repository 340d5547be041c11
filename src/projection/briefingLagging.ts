import { sayLight, sayLightCounts } from '#domain/briefingWords.ts'
import type { Grade, Light } from '#domain/light.ts'
import type { PaperParagraph } from '#domain/paperDocument.ts'
import { bySeverity, type Attention } from './attention.ts'
import { plain, type Told } from './briefingText.ts'
import { readerOf } from './lights.ts'

/** Grades by which a project lags, worst first. 略慢 is told by the figures alone. */
const LAGGING = ['红', '黄', '未报'] as const satisfies readonly Grade[]

/** A project that lags, with its lights. */
export type Lagging = Attention

const place = ({ grade }: Light): number => (LAGGING as readonly Grade[]).indexOf(grade)
const isLagging = (light: Light): boolean => place(light) >= 0

/** The projects that lag, red before yellow before 未报, in the order of the overview's list. */
export function laggingOf({ projects, standing }: Told): Lagging[] {
  const reader = readerOf(standing)
  const lagging = projects.map((project) => ({ project, lights: reader.lights(project) })).filter(({ lights }) => isLagging(lights.worst))
  return bySeverity(lagging, standing)
}

/** How many have which light. */
export function gradeCounts(lagging: readonly Lagging[]): ReadonlyMap<Grade, number> {
  const counts = new Map<Grade, number>()
  for (const { lights } of lagging) counts.set(lights.worst.grade, (counts.get(lights.worst.grade) ?? 0) + 1)
  return counts
}

/** The lagging, named: the worst light first, then its others, each with its sentence, who has to act and by when. */
export function laggingText({ standing }: Told, lagging: readonly Lagging[]): PaperParagraph[] {
  return [plain(sayLightCounts(gradeCounts(lagging))), ...lagging.map((one, at) => laggingParagraph(one, at, standing.day))]
}

function laggingParagraph({ project, lights: { worst, lights } }: Lagging, at: number, day: Told['standing']['day']): PaperParagraph {
  const others = lights.filter((light) => light !== worst && isLagging(light)).sort((a, b) => place(a) - place(b))
  const said = [worst, ...others].map((light) => sayLight(light, day)).join('；')
  const where = [project.district, project.contactLeader === null ? null : `联系领导${project.contactLeader}`].filter((part) => part !== null).join('，')
  return { lead: `${at + 1}. ${project.name}`, project: project.id, text: `${where === '' ? '' : `（${where}）`}：${said}。` }
}
