import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runBin } from './run.mjs'

/** What the build reads. A change in any of them makes dist/ stale. */
const SOURCES = ['src', 'seed', 'public', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts']

/** The build writes the service worker last, so its time is the time of a finished build. */
const LAST_WRITTEN = 'dist/sw.js'

/**
 * @param {string} path
 * @returns {number} the newest modification time at or below the path, in ms; 0 when missing.
 *   Folders count too, because deleting a file touches only its folder.
 */
function newestBelow(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  const children = readdirSync(path).map((name) => newestBelow(join(path, name)))
  return Math.max(stats.mtimeMs, ...children)
}

/** Whether dist/ is missing, unfinished or older than any source. */
export function isBuildStale() {
  const built = newestBelow(join(ROOT, LAST_WRITTEN))
  return SOURCES.some((source) => newestBelow(join(ROOT, source)) > built)
}

/**
 * Builds the app into dist/.
 * @returns {Promise<number>} the exit code
 */
export function build() {
  return runBin('vite', 'bin/vite.js', ['build', '--logLevel', 'warn'])
}

/** Builds when dist/ is stale and ends the process when that fails. */
export async function ensureBuilt() {
  if (!isBuildStale()) return
  console.log('正在构建… / Building …')
  const code = await build()
  if (code === 0) return
  console.error('构建失败。/ The build failed.')
  process.exit(code)
}
