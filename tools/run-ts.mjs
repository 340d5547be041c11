// Runs a TypeScript program of this project in Node: node tools/run-ts.mjs seed/make.ts [arguments]
// The program finds its own arguments from process.argv[2] on, as if Node had started it. It has to
// finish by top-level await: what is imported after that is no longer resolved.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './run.mjs'

const [, , program, ...args] = process.argv
if (program === undefined) {
  console.error('usage: node tools/run-ts.mjs program.ts [arguments]')
  process.exit(2)
}
const path = resolve(ROOT, program)
process.argv = [process.argv[0] ?? 'node', path, ...args]
try {
  await runnerImport(path, { root: ROOT, configFile: false, logLevel: 'warn' })
} catch (error) {
  console.error(error)
  process.exit(1)
}
