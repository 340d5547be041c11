import { exampleTexts } from '#stores/examples.ts'
import type { Project } from '#domain/project.ts'
import { RegisterFold } from '#projection/fold.ts'
import { issuesByProject, type Standing } from '#projection/standing.ts'
import { hashOf, storedFrom } from '../../support/device.ts'

/** The 53 illustrative projects with their course of the year. */
export const exampleProjects = async (): Promise<readonly Project[]> => (await exampleRegister()).projects

/** The same with their issues. */
export async function exampleRegister(): Promise<{ readonly projects: readonly Project[]; readonly issuesOf: Standing['issuesOf'] }> {
  const fold = new RegisterFold()
  fold.apply((await exampleTexts((text) => hashOf(text))).map(storedFrom))
  const { projects, issues } = fold.register()
  return { projects: [...projects.values()], issuesOf: issuesByProject(issues.values()) }
}
