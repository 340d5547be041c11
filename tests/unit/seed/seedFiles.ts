import { readFileSync } from 'node:fs'
import { decodeCourse } from '#importing/courseFile.ts'
import type { CourseFile } from '#importing/courseSchema.ts'
import { decodePublished, type PublishedPlan } from '#importing/published.ts'
import { decodeRegister } from '#importing/registerFile.ts'
import type { RegisterFile } from '#importing/registerSchema.ts'
import { problemSentence } from '../../support/problemSentence.ts'

/** The exact text of a committed seed file. */
export const seedText = (name: string): string =>
  readFileSync(new URL(`../../../seed/${name}`, import.meta.url), 'utf8')

/** The committed tables as published. */
export function publishedPlan(): PublishedPlan {
  const plan = decodePublished(JSON.parse(seedText('published-2025.json')))
  if (!plan.ok) throw new Error(plan.issue.where)
  return plan.value
}

/** The committed register, read as the app reads it. */
export function seedRegister(): RegisterFile {
  const register = decodeRegister(seedText('register-2025.json'))
  if (!register.ok) throw new Error(register.issue.map(problemSentence).join('\n'))
  return register.value
}

/** The committed course, read as the app reads it. */
export function seedCourse(): CourseFile {
  const course = decodeCourse(
    seedText('course-2025.json'),
    new Set(seedRegister().rows.flatMap(({ projectCode }) => projectCode ?? [])),
  )
  if (!course.ok) throw new Error(course.issue.map(problemSentence).join('\n'))
  return course.value
}
