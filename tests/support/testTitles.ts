import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Whether a call runs what it is given: `it(…)`, `test(…)`, `describe(…)` or their `.each(…)(…)`; never .skip, .todo or .fails. */
function runs(callee: ts.Expression, names: readonly string[]): boolean {
  if (ts.isIdentifier(callee)) return names.includes(callee.text)
  const each = ts.isCallExpression(callee) ? callee.expression : null
  return each !== null && ts.isPropertyAccessExpression(each) && each.name.text === 'each' && runs(each.expression, names)
}

/** The whole titles of a file's tests that run: no comment, no skipped one, none within a skipped group. */
export function titlesIn(source: string): readonly string[] {
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    if (!ts.isCallExpression(node)) return ts.forEachChild(node, visit)
    const [title, ...rest] = node.arguments
    const isTitled = title !== undefined && ts.isStringLiteralLike(title) && rest.length > 0
    if (isTitled && runs(node.expression, ['it', 'test'])) titles.push(title.text)
    else if (!isTitled || runs(node.expression, ['describe'])) ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('tests.ts', source, ts.ScriptTarget.Latest))
  return titles
}

/** The titles of a test file. */
export const testTitles = (file: string): readonly string[] => titlesIn(readFileSync(file, 'utf8'))
