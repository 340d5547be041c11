// `npm run test:long`: what would make `npm test` too slow. Each part says how often it ran.
// SIMULATED_SCHEDULES, SIMULATED_TRUE_SCHEDULES and KILL_ROUNDS put other numbers in.
import { requireNode } from './node-version.mjs'

requireNode(process.versions.node)
void long()

async function long() {
  const { ensureInstalled } = await import('./install.mjs')
  await ensureInstalled()
  const { ensureChromium } = await import('./chromium.mjs')
  process.env.CHROMIUM_PATH = await ensureChromium()
  process.env.SIMULATED_SCHEDULES ??= '10000'
  process.env.SIMULATED_TRUE_SCHEDULES ??= '20'
  process.env.KILL_ROUNDS ??= '50'
  const { builds, kills, runSteps, simulation } = await import('./steps.mjs')
  const passed = await runSteps([simulation, builds, kills])
  process.exitCode = passed ? 0 : 1
}
