import { readFileSync } from 'node:fs'
import { ROOT, runNpm } from './run.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * @param {string} path below the root
 * @returns {LockedPackages | null} null when there is no such lockfile
 */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(ROOT + path, 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Whether node_modules holds exactly what the lockfile names. npm writes what it installed into
 * node_modules/.package-lock.json as its very last step, so an install that was cut short, an
 * older lockfile and a missing folder all read as not installed.
 * @param {LockedPackages | null} wanted
 * @param {LockedPackages | null} installed
 */
export function isInstalled(wanted, installed) {
  if (wanted === null || installed === null) return false
  const names = Object.keys(wanted).filter((name) => name !== '')
  return names.every((name) => {
    const found = installed[name]
    // Packages for other platforms are locked but not installed here.
    if (found === undefined) return wanted[name]?.optional === true
    return found.version === wanted[name]?.version && found.integrity === wanted[name]?.integrity
  })
}

/** Installs from the lockfile when node_modules is missing or differs from it; else does nothing. */
export async function ensureInstalled() {
  const wanted = lockedPackages('package-lock.json')
  if (isInstalled(wanted, lockedPackages('node_modules/.package-lock.json'))) return
  console.log('正在安装依赖(npm ci)… / Installing dependencies from the lockfile …')
  const code = await runNpm(['ci', '--no-audit', '--no-fund'])
  if (code === 0) return
  console.error('依赖安装失败,请检查网络或 npm 镜像设置。/ npm ci failed: check the network or registry.')
  process.exit(code)
}
