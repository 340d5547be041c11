// `npm run check`: the quick part of `npm test`, without a browser.
import { requireNode } from './node-version.mjs'

requireNode(process.versions.node)
void check()

async function check() {
  const { ensureInstalled } = await import('./install.mjs')
  await ensureInstalled()
  const { architecture, lint, runSteps, typeCheck } = await import('./steps.mjs')
  process.exitCode = (await runSteps([[typeCheck, lint], architecture])) ? 0 : 1
}
