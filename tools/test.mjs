// `npm test`: everything the project is held to, on a machine with Node alone.
import { requireNode } from './node-version.mjs'

requireNode(process.versions.node)
void test()

async function test() {
  const { ensureInstalled } = await import('./install.mjs')
  await ensureInstalled()
  const { ensureChromium } = await import('./chromium.mjs')
  process.env.CHROMIUM_PATH = await ensureChromium()
  console.log(`Chromium: ${process.env.CHROMIUM_PATH}`)
  const { browser, builds, endToEnd, lint, runSteps, typeCheck, unit } = await import('./steps.mjs')
  const passed = await runSteps([[typeCheck, lint, builds], unit, browser, endToEnd])
  process.exitCode = passed ? 0 : 1
}
