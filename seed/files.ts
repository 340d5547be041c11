import { decodePublished, type PublishedPlan } from '#importing/published.ts'
import { decodeRegister } from '#importing/registerFile.ts'
import { inOneLine } from '#importing/problemParts.ts'
import { problemParts } from '#importing/wording.ts'
import { makeCourse } from './course.ts'
import type { Fact } from './facts.ts'
import { makeRegister } from './register.ts'
import { seedFileText } from './textFile.ts'

/**
 * The text of every file the seed program makes, by name, from the two written by hand.
 * The register becomes trusted by being read like any other before the course is made from it.
 */
export function seedFiles(
  published: unknown,
  facts: unknown,
): Readonly<Record<'register-2025.json' | 'course-2025.json', string>> {
  const register = seedFileText({ ...makeRegister(trustedPlan(published), facts as readonly Fact[]) })
  const read = decodeRegister(register)
  if (!read.ok) throw new Error(read.issue.map(problemParts).map(inOneLine).join('\n'))
  return { 'register-2025.json': register, 'course-2025.json': seedFileText(makeCourse(read.value)) }
}

function trustedPlan(published: unknown): PublishedPlan {
  const plan = decodePublished(published)
  if (!plan.ok) throw new Error(`published-2025.json: ${plan.issue.where}`)
  return plan.value
}
