// `npm run bench`: the built app against floors of the same run, each row printed as it is measured.
// `-- --only N` measures one size, `--part sheets|board|ledger|log` one part of it, `--json FILE` writes the rows as data.
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
