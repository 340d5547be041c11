import { exampleTexts } from '#stores/examples.ts'
import type { Project } from '#domain/project.ts'
import { RegisterFold } from '#projection/fold.ts'
import { hashOf, storedFrom } from '../../support/device.ts'

/** The 53 illustrative projects with their course of the year. */
export async function exampleProjects(): Promise<readonly Project[]> {
  const fold = new RegisterFold()
  fold.apply((await exampleTexts((text) => hashOf(text))).map(storedFrom))
  return [...fold.register().projects.values()]
}
