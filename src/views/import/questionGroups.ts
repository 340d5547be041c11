import type { Question } from '#importing/sheet/plan/preview.ts'

/** Questions of one kind, and the answers that fit all of them. */
export interface QuestionGroup {
  readonly kind: Question['kind']
  readonly questions: readonly Question[]
  /** Options every question of the group has; empty where there is but one question, or each has its own. */
  readonly shared: Question['options']
  /** Whether reasons are written freely. */
  readonly isFree: boolean
}

/** Groups the questions something waits for by their kind, in their order, so that many of a kind are answered at once. */
export function groupQuestions(questions: readonly Question[]): readonly QuestionGroup[] {
  const byKind = new Map<Question['kind'], Question[]>()
  for (const question of questions) {
    if (question.isOptional) continue
    const group = byKind.get(question.kind)
    if (group) group.push(question)
    else byKind.set(question.kind, [question])
  }
  return [...byKind].map(([kind, group]) => ({ kind, questions: group, shared: sharedOptions(group), isFree: group.every(({ options }) => options.length === 0) }))
}

function sharedOptions([first, ...others]: readonly Question[]): Question['options'] {
  if (!first || others.length === 0) return []
  return first.options.filter(({ value, label }) => others.every(({ options }) => options.some((option) => option.value === value && option.label === label)))
}

/** One answer for all questions of a group. */
export const answerAll = ({ questions }: QuestionGroup, value: string): Record<string, string> => Object.fromEntries(questions.map(({ id }) => [id, value]))
