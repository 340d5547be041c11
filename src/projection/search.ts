import type { Project } from '#domain/project.ts'

/** The readings of a text's characters, each with all it may have: 长 is `chang` and `zhang`. One entry a UTF-16 unit. */
export type Readings = (text: string) => readonly (readonly string[])[]

/** What a project can be found by. */
interface Findable {
  /** Name, code, units and people, kept apart so that no match runs over from one to the next. */
  readonly plain: string
  readonly name: string
  /** How each character of the name may sound; `null` until the readings are there. */
  readonly sounds: readonly (readonly string[])[] | null
  /** The letters that sounds begin with, and all their letters, a bit each: most names are ruled out by these alone. */
  readonly initials: number
  readonly letters: number
}

/** A word as it is looked for; its bits as in {@link Findable}. */
interface Word {
  readonly text: string
  readonly initial: number
  readonly letters: number
}

const GAP = '\n'
const CODE_OF_A = 97
const LETTERS_IN_ALPHABET = 26

/** The letters a to z of a text, a bit each. */
function lettersOf(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - CODE_OF_A
    if (letter >= 0 && letter < LETTERS_IN_ALPHABET) bits |= 1 << letter
  }
  return bits
}

/** Reduces a text to what is compared: width, case and blanks aside. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Finds projects by name, code, units and people, and, once the readings are there, by pinyin and initials.
 * A project is read once and searched at every keystroke (design.md, "Speed by construction").
 */
export class ProjectSearch {
  /** By the project itself: it is immutable, so what was read of it stays right. */
  readonly #read = new WeakMap<Project, Findable>()
  readonly #readings: Readings | null

  constructor(readings: Readings | null) {
    this.#readings = readings
  }

  /** A test of projects by a text: Chinese, pinyin, initials or code, also mixed; several words all have to match. */
  finder(text: string): (project: Project) => boolean {
    const texts = text.trim().split(/\s+/).map(normalise).filter(Boolean)
    const words = texts.map((word): Word => ({ text: word, initial: lettersOf(word.charAt(0)), letters: lettersOf(word) }))
    return (project) => words.every((word) => isFound(this.#findable(project), word))
  }

  /** Reads projects ahead of the first keystroke. */
  prepare(projects: Iterable<Project>): void {
    for (const project of projects) this.#findable(project)
  }

  #findable(project: Project): Findable {
    let findable = this.#read.get(project)
    if (!findable) this.#read.set(project, (findable = this.#readOf(project)))
    return findable
  }

  #readOf(project: Project): Findable {
    const own = [project.name, project.projectCode, project.responsibleUnit, project.contactLeader, project.officer, project.district]
    const plain = own.flatMap((text) => (text === null ? [] : [normalise(text)])).join(GAP)
    const name = normalise(project.name)
    const sounds = this.#readings?.(name) ?? null
    const readings = sounds?.flat() ?? []
    return { plain, name, sounds, initials: lettersOf(readings.map((reading) => reading.charAt(0)).join('')), letters: lettersOf(readings.join('')) }
  }
}

function isFound({ plain, name, sounds, initials, letters }: Findable, word: Word): boolean {
  if (plain.includes(word.text)) return true
  if (sounds === null || word.letters === 0) return false
  if ((word.initial & initials) !== word.initial || (word.letters & letters) !== word.letters) return false
  for (let start = 0; start < sounds.length; start += 1) if (soundsLike(name, sounds, start, word.text, 0)) return true
  return false
}

/**
 * Whether a word from `at` on is how the name from `start` on is typed: each character by itself, by a whole
 * reading or by its initial; the last one by as much as has been typed. `wlg`, `wulian` and `物lg` find 物联谷.
 */
function soundsLike(name: string, sounds: readonly (readonly string[])[], start: number, word: string, at: number): boolean {
  if (at === word.length) return true
  const readings = sounds[start]
  if (!readings) return false
  const letter = word.charCodeAt(at)
  if (name.charCodeAt(start) === letter && soundsLike(name, sounds, start + 1, word, at + 1)) return true
  for (const reading of readings) {
    if (reading.charCodeAt(0) !== letter) continue
    if (reading.length >= word.length - at && reading.startsWith(word.slice(at))) return true
    if (reading.length > 1 && word.startsWith(reading, at) && soundsLike(name, sounds, start + 1, word, at + reading.length)) return true
    if (soundsLike(name, sounds, start + 1, word, at + 1)) return true
  }
  return false
}
