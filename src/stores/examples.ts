import { decodeCourse } from '#importing/courseFile.ts'
import type { RowProblem } from '#importing/problem.ts'
import { decodeRegister } from '#importing/registerFile.ts'
import { sampleEventTexts } from '#importing/sampleEvents.ts'
import type { Result } from '#domain/result.ts'

/**
 * The illustrative register and its course of the year as exact event texts. Loaded apart from the app, so that
 * who never asks for the examples never reads them. @throws when a file that ships with the app is broken: a bug
 */
export async function exampleTexts(sha256: (text: string) => string): Promise<readonly string[]> {
  const [registerText, courseText] = await Promise.all([import('#seed/register-2025.json?raw'), import('#seed/course-2025.json?raw')])
  const register = sound(decodeRegister(registerText.default))
  const codes = new Set(register.rows.flatMap(({ projectCode }) => projectCode ?? []))
  const course = sound(decodeCourse(courseText.default, codes))
  return sampleEventTexts(register, course, sha256)
}

function sound<T>(decoded: Result<T, readonly RowProblem[]>): T {
  if (decoded.ok) return decoded.value
  throw new Error(`The examples are broken: ${JSON.stringify(decoded.issue[0])}`)
}
