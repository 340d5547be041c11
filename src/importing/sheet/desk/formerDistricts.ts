import { DISTRICTS, isDistrict } from '#domain/district.ts'
import { nearestDistricts } from '../../nearest.ts'
import type { ImportChoices, ImportPreview, PreviewField, Question } from '../plan/preview.ts'
import { plainOptions } from '../plan/questions.ts'
import { districtKey } from '../values/choice.ts'

/** Former 属地 and what they are now. */
export type Renamed = ImportChoices['renamedDistricts']

const ID = 'district:'
/** The answer by which a name stays refused, and the project's 属地 as it is. */
const LEAVE = 'leave'
/** Longest name that is asked about; a longer one is no name of a place. */
const LONGEST = 40
/** Most names asked about: a file with more has another column there. */
const MOST = 50

/** The renames in use: those approved before, and what was answered of this file. */
export function renamedBy({ renamedDistricts, answers }: Pick<ImportChoices, 'renamedDistricts' | 'answers'>): Renamed {
  const said = Object.entries(answers).flatMap(([id, now]) => (id.startsWith(ID) ? [[id.slice(ID.length), now] as const] : []))
  const merged = Object.fromEntries([...Object.entries(renamedDistricts), ...said])
  return Object.fromEntries(Object.entries(merged).filter(([, now]) => isDistrict(now)))
}

/** Asks of each 属地 in the file that the list does not have which one it is now (bad input 19, 20). */
export function askFormerDistricts({ rows }: ImportPreview, renamed: Renamed, answers: ImportChoices['answers']): readonly Question[] {
  const asked = new Map<string, Question & { rows: number[] }>()
  for (const { sheet, row, fields } of rows) {
    const name = formerName(fields.find(({ path }) => path === 'district'))
    if (name === null || (!asked.has(name) && asked.size === MOST)) continue
    const question = asked.get(name) ?? { ...questionOf(name, renamed, answers), sheet, rows: [] }
    question.rows.push(row)
    asked.set(name, question)
  }
  return [...asked.values()]
}

function formerName(field: PreviewField | undefined): string | null {
  const isFormer = field?.fault?.code === 'cell/unknown-district' || field?.marks.includes('district-renamed')
  const name = field && isFormer ? districtKey(field.source.text) : ''
  return name === '' || name.length > LONGEST ? null : name
}

function questionOf(name: string, renamed: Renamed, answers: ImportChoices['answers']): Omit<Question, 'sheet' | 'rows'> {
  const id = `${ID}${name}`
  const nearest = nearestDistricts(name)
  const others = DISTRICTS.flatMap((district) => (nearest.includes(district.name) ? [] : [district.name]))
  const options = [...plainOptions([...nearest, ...others]), { value: LEAVE, label: '都不是，这些单元格不导入' }]
  const now = Object.hasOwn(renamed, name) ? (renamed[name] ?? null) : null
  const left = Object.hasOwn(answers, id) && answers[id] === LEAVE ? LEAVE : null
  return { id, kind: 'district', detail: name, options, isOptional: false, answer: now ?? left }
}
