import { badPart } from '../fileFault.ts'
import { relationsOf, type Package, type Relation } from './package.ts'
import type { Epoch } from './serial.ts'
import { readXml } from './xml.ts'

/** One sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

/** What a workbook says of itself. */
export interface Workbook {
  readonly epoch: Epoch
  readonly sheets: readonly SheetEntry[]
  readonly relations: readonly Relation[]
}

/** Reads the workbook part and what it points to. Chart and macro sheets hold no rows and are left out. */
export function readWorkbook(source: Package): Workbook {
  const part = relationsOf(source, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const xml = source.text(part)
  if (xml === null) badPart(part)
  const relations = relationsOf(source, part)
  const worksheets = new Map(relations.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]))
  const listed = listedSheets(xml, part)
  const sheets = listed.sheets.flatMap(({ name, id, isHidden }) => {
    const target = worksheets.get(id)
    return target === undefined ? [] : [{ name, part: target, isHidden }]
  })
  if (worksheets.size === 0 || sheets.length === 0) badPart(part)
  return { epoch: listed.epoch, sheets, relations }
}

const TRUE = new Set(['1', 'true', 'on'])

/** Tells whether an XML attribute says yes. */
export const isTrue = (value: string | undefined): boolean => TRUE.has(value ?? '')

function listedSheets(
  xml: string,
  part: string,
): { epoch: Epoch; sheets: { name: string; id: string; isHidden: boolean }[] } {
  let epoch: Epoch = '1900'
  let depth = 0
  const sheets: { name: string; id: string; isHidden: boolean }[] = []
  const sound = readXml(xml, {
    open: (element, attributes) => {
      if (depth++ === 0 && element !== 'workbook') badPart(part)
      if (element === 'workbookPr' && isTrue(attributes.get('date1904'))) epoch = '1904'
      if (element !== 'sheet') return
      const id = [...attributes].find(([key]) => /:id$/.test(key))?.[1] ?? ''
      const state = attributes.get('state') ?? 'visible'
      sheets.push({ name: attributes.get('name') ?? '', id, isHidden: state !== 'visible' })
    },
    text: () => undefined,
    close: () => {
      depth -= 1
    },
  })
  return sound ? { epoch, sheets } : badPart(part)
}
