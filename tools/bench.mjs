// `npm run bench`, `npm run bench -- --json FILE`: the built app against floors of the same run.
import { requireNode } from './node-version.mjs'

requireNode(process.versions.node)
void bench()

async function bench() {
  const { ensureInstalled } = await import('./install.mjs')
  const { ensureBuilt } = await import('./build.mjs')
  const { ensureChromium } = await import('./chromium.mjs')
  const { ROOT, run } = await import('./run.mjs')
  await ensureInstalled()
  await ensureBuilt()
  const browser = await ensureChromium()
  const args = [`${ROOT}tools/run-ts.mjs`, 'bench/index.ts', ...process.argv.slice(2)]
  process.exit(await run(process.execPath, args, { CHROMIUM_PATH: browser }))
}
