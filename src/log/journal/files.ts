import { splitEventId, type EventId } from '#domain/event.ts'
import { JournalFolder, kindOf, LOCK_FILE, type OpenFile } from './folder.ts'
import { decodeLine, type JournalLine, type ReadLines } from './lines.ts'
import type { JournalChain, JournalDesk, JournalKind, JournalSlice, JournalSurvey } from './wire.ts'

/** Names files that were to be erased and that another tab held open: nothing is read from them, and they go later. */
const ERASED = 'erased'
/** Lines handed over, or written, at once. */
const AT_ONCE = 1_000
/** A tab that was told to reload lets go of its file soon: tried so often, ms apart. */
const TRIES = 20
const APART_MS = 100

/**
 * The journal's files. Each session appends to one of its own, so that two tabs cannot meet, and the journal is the
 * whole lines of all of them. A line that stands twice is no harm: a file goes only when its lines stand elsewhere.
 */
export class JournalFiles implements JournalDesk {
  readonly #name: string
  #opened: Promise<JournalFolder> | null = null
  #own: { readonly kind: JournalKind; readonly file: OpenFile } | null = null
  /** The file that `slice` goes through. */
  #sliced: { readonly file: string; readonly content: ReadLines } | null = null

  constructor(name: string) {
    this.#name = name
  }

  async append(kind: JournalKind, lines: readonly JournalLine[]): Promise<null> {
    if (this.#own?.kind !== kind) {
      await this.close()
      this.#own = { kind, file: await (await this.#folder()).create(kind) }
    }
    await this.#own.file.append(lines)
    return null
  }

  async survey(kind: JournalKind): Promise<JournalSurvey> {
    const keys = new Set<string>()
    let [files, lines, damaged] = [0, 0, 0]
    for await (const content of this.#contents(kind)) {
      for (const { key } of content.lines) keys.add(key)
      files += 1
      lines += content.lines.length
      damaged += content.damaged
    }
    const others = (await this.#lineFiles()).filter((name) => kindOf(name) !== kind)
    return { files, lines, damaged, others, texts: keys.size, chains: chainsOf(keys) }
  }

  async keys(kind: JournalKind): Promise<readonly string[]> {
    const keys = new Set<string>()
    for await (const { lines } of this.#contents(kind)) for (const { key } of lines) keys.add(key)
    return [...keys]
  }

  async names(kind: JournalKind): Promise<readonly string[]> {
    return (await this.#lineFiles()).filter((name) => kindOf(name) === kind)
  }

  async slice(file: string, from: number): Promise<JournalSlice> {
    if (from === 0 || this.#sliced?.file !== file)
      this.#sliced = { file, content: await (await this.#folder()).lines(file) }
    const { lines } = this.#sliced.content
    const more = lines.length > from + AT_ONCE
    if (!more) this.#sliced = null
    return { lines: lines.slice(from, from + AT_ONCE).map(decodeLine), more }
  }

  async gather(kind: JournalKind): Promise<null> {
    const folder = await this.#folder()
    const idle: string[] = []
    for (const name of await this.names(kind)) if (await folder.isIdle(name)) idle.push(name)
    const known = new Set<string>()
    const into = await folder.create(kind)
    for (const name of idle) {
      const { lines } = await folder.lines(name)
      const fresh = lines.filter(({ key }) => !known.has(key) && known.add(key))
      for (let at = 0; at < fresh.length; at += AT_ONCE) await into.append(fresh.slice(at, at + AT_ONCE).map(decodeLine))
    }
    await into.close()
    for (const name of idle) await folder.remove(name)
    return null
  }

  async remove(files: readonly string[]): Promise<readonly string[]> {
    const folder = await this.#folder()
    if (this.#own && files.includes(this.#own.file.name)) await this.close()
    let left = files
    for (let tried = 0; left.length > 0 && tried < TRIES; tried += 1) {
      if (tried > 0) await new Promise((resolve) => setTimeout(resolve, APART_MS))
      const gone = await Promise.all(left.map((name) => folder.remove(name)))
      left = left.filter((_, index) => !gone[index])
    }
    return left
  }

  async keepLock(text: string | null): Promise<null> {
    const folder = await this.#folder()
    if (text === (await this.lock())) return null
    // Overwritten before it goes: what the keys were must not lie about.
    await folder.write(LOCK_FILE, text ?? '')
    if (text === null) await folder.remove(LOCK_FILE)
    return null
  }

  async lock(): Promise<string | null> {
    return (await (await this.#folder()).text(LOCK_FILE)) || null
  }

  async erase(): Promise<null> {
    await this.keepLock(null)
    const folder = await this.#folder()
    const left = await this.remove((await folder.names()).filter((name) => name !== ERASED))
    if (left.length > 0) await folder.write(ERASED, left.join(' '))
    else await folder.remove(ERASED)
    return null
  }

  async close(): Promise<null> {
    const own = this.#own
    this.#own = null
    await own?.file.close()
    return null
  }

  #folder(): Promise<JournalFolder> {
    this.#opened ??= JournalFolder.open(this.#name)
    return this.#opened
  }

  async #lineFiles(): Promise<readonly string[]> {
    const folder = await this.#folder()
    const erased = (await folder.text(ERASED))?.split(' ') ?? []
    const held = await Promise.all(erased.map(async (name) => !(await folder.remove(name))))
    if (erased.length > 0 && !held.includes(true)) await folder.remove(ERASED)
    const others = [LOCK_FILE, ERASED, ...erased]
    return (await folder.names()).filter((name) => !others.includes(name))
  }

  /** What cannot be read while another tab has it open lacks in the count, and is written once more: no harm. */
  async *#contents(kind: JournalKind): AsyncGenerator<ReadLines> {
    const folder = await this.#folder()
    for (const name of await this.names(kind)) yield folder.lines(name).catch(() => ({ lines: [], damaged: 0 }))
  }
}

/** What the keys come to by device. */
function chainsOf(keys: Iterable<string>): readonly JournalChain[] {
  const chains = new Map<string, { texts: number; n: number; hashes: string[] }>()
  for (const key of keys) {
    const [id = '', hash = ''] = key.split(' ')
    const { device, n } = splitEventId(id as EventId)
    const chain = chains.get(device) ?? { texts: 0, n: 0, hashes: [] }
    chain.texts += 1
    if (n > chain.n) [chain.n, chain.hashes] = [n, []]
    if (n === chain.n) chain.hashes.push(hash)
    chains.set(device, chain)
  }
  return [...chains].map(([device, chain]) => ({ device, ...chain, hashes: chain.hashes.sort() }))
}
