import { readEntry } from '../../zip.ts'
import { readZipDirectory } from '../../zipDirectory.ts'
import { badPart, FileRefused } from '../fileFault.ts'
import { WORKBOOK_LIMITS } from '../limits.ts'
import { readXml } from './xml.ts'

/** The parts of a workbook, unpacked: every one of them has passed its CRC-32, wanted or not. */
export interface Package {
  readonly names: readonly string[]
  /** A part's text, or `null` when there is no such part. */
  readonly text: (name: string) => string | null
}

/** One line of a `.rels` part. `type` is the last word of its URI: `worksheet`, `styles` … */
export interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** Opens a workbook's zip: directory, names and limits first, then the CRC-32 of every entry (trap 7). */
export function openPackage(bytes: Uint8Array): Package {
  const directory = readZipDirectory(bytes, WORKBOOK_LIMITS)
  if (!directory.ok) throw new FileRefused(directory.issue)
  const parts = new Map<string, Uint8Array>()
  for (const entry of directory.value) {
    const content = readEntry(bytes, entry)
    if (!content.ok) throw new FileRefused(content.issue)
    // Two names that differ in case alone are one part to Excel: which one, nobody could say.
    if (parts.has(entry.name.toLowerCase())) throw new FileRefused({ code: 'zip/twice', entry: entry.name })
    parts.set(entry.name.toLowerCase(), content.value)
  }
  return {
    names: [...parts.keys()],
    text: (name) => {
      const part = parts.get(name.toLowerCase())
      return part ? decoded(part, name) : null
    },
  }
}

function decoded(part: Uint8Array, name: string): string {
  const encoding = part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part)
  } catch {
    return badPart(name)
  }
}

/** Reads the relations of a part; none when it has no `.rels`. Targets are paths from the root of the package. */
export function relationsOf(workbook: Package, part: string): readonly Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const xml = workbook.text(name)
  if (xml === null) return []
  const relations: Relation[] = []
  const sound = readXml(xml, {
    open: (element, attributes) => {
      if (element !== 'Relationship') return
      const type = attributes.get('Type') ?? ''
      const target = attributes.get('Target') ?? ''
      const id = attributes.get('Id') ?? ''
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) })
    },
    text: () => undefined,
    close: () => undefined,
  })
  return sound ? relations : badPart(name)
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
