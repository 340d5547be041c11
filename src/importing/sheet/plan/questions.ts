import { MAX_TEXT } from '#domain/schema.ts'
import type { Question } from './preview.ts'

/** A question as the planner puts it; asked again under the same id it gathers the rows. */
export interface Asking extends Omit<Question, 'rows' | 'answer' | 'isOptional'> {
  readonly row: number | null
  readonly isOptional?: boolean
}

/** The questions of one preview, each once, with the answers given so far. */
export class Questions {
  readonly #answers: Readonly<Record<string, string>>
  readonly #asked = new Map<string, Question & { rows: number[] }>()

  constructor(answers: Readonly<Record<string, string>>) {
    this.#answers = answers
  }

  /** Asks, and says what was answered; `null` while nothing fitting was. */
  ask({ row, isOptional = false, ...question }: Asking): string | null {
    const known = this.#asked.get(question.id)
    const asked = known ?? { ...question, isOptional, rows: [], answer: this.#fitting(question) }
    if (row !== null && asked.rows.at(-1) !== row) asked.rows.push(row)
    this.#asked.set(question.id, asked)
    return asked.answer
  }

  /** Every question asked, those that hold something up first. */
  get all(): readonly Question[] {
    return [...this.#asked.values()].sort((a, b) => Number(a.isOptional) - Number(b.isOptional))
  }

  #fitting({ id, options }: Pick<Question, 'id' | 'options'>): string | null {
    const answer = Object.hasOwn(this.#answers, id) ? (this.#answers[id] ?? '').trim() : ''
    if (answer === '' || answer.length > MAX_TEXT) return null
    return options.length === 0 || options.some(({ value }) => value === answer) ? answer : null
  }
}

/** Options whose label is their value. */
export const plainOptions = (values: readonly string[]): Question['options'] => values.map((value) => ({ value, label: value }))
