import * as v from 'valibot'
import { LIST_NAMES } from '#domain/plan.ts'
import { LIST_PLAN } from '#domain/printed.ts'
import { NameSchema } from '#domain/schema.ts'
import { unguardedText } from '#domain/sheetText.ts'
import { typedText } from '#domain/typedText.ts'
import { NEEDS_UNIT, readMoney } from './money.ts'

/** A list as a cell names it. What the cell does not say of it is `null`. */
export interface ListEntry {
  readonly list: string
  readonly level: string | null
  /** 元. */
  readonly plan: number | null
}

const OPEN = /[(（]/
const CLOSE = /[)）]/
const BETWEEN = /[、，,;；\n]/

/** Splits at a separator that stands outside of brackets: a level may name two things. */
function parts(text: string): string[] {
  const found = ['']
  let depth = 0
  for (const character of text) {
    if (OPEN.test(character)) depth += 1
    if (CLOSE.test(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && BETWEEN.test(character)) found.push('')
    else found[found.length - 1] += character
  }
  return found.map((part) => part.trim()).filter((part) => part !== '')
}

/**
 * Reads the 名录 of one cell: names, each with its level and its own plan figure in brackets where they are written.
 * @returns each list once, or `null` when a name is too long to be one
 */
export function readLists(written: string, known: ReadonlySet<string>): readonly ListEntry[] | null {
  const entries = new Map<string, ListEntry>()
  for (const part of parts(typedText(unguardedText(written), true))) {
    const entry = entryOf(part, known)
    if (!v.is(NameSchema, entry.list) || (entry.level !== null && !v.is(NameSchema, entry.level))) return null
    if (!entries.has(entry.list)) entries.set(entry.list, entry)
  }
  return [...entries.values()]
}

function entryOf(part: string, known: ReadonlySet<string>): ListEntry {
  const match = /^(.+?)[(（](.*)[)）]$/s.exec(part)
  if (!match || known.has(part)) return { list: knownName(part, known), level: null, plan: null }
  const [, name = '', inner = ''] = match
  const said = inner.split('，')
  const plan = planOf(said.at(-1) ?? '')
  const level = (plan === null ? said : said.slice(0, -1)).join('，').trim()
  return { list: knownName(name.trim(), known), level: level || null, plan }
}

function planOf(text: string): number | null {
  if (!text.startsWith(LIST_PLAN)) return null
  const reading = readMoney({ kind: 'text', text: text.slice(LIST_PLAN.length) }, { unit: null, isSigned: false })
  return reading === NEEDS_UNIT || reading.kind !== 'value' ? null : (reading.value as number)
}

/** What follows a list's name in ledgers: 市重点建设项目 is 市重点. */
const ENDINGS = [/(项目|工程|名录|清单)$/, /建设(实施)?(项目|工程)$/] as const

function knownName(name: string, known: ReadonlySet<string>): string {
  if (known.has(name)) return name
  const plain = name.replace(/[“”"‘’'「」]/g, '')
  return [plain, ...ENDINGS.map((ending) => plain.replace(ending, ''))].find((variant) => known.has(variant)) ?? name
}

/** The lists that are known without asking: the dictionary's, and those the register's projects are on. */
export function knownLists(projects: Iterable<{ readonly lists: readonly { readonly list: string }[] }>): ReadonlySet<string> {
  const names = new Set<string>(LIST_NAMES)
  for (const { lists } of projects) for (const { list } of lists) names.add(list)
  return names
}
