import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runBin } from './run.mjs'

/** How every test and the bench start the browser: no network of its own, the same text each run. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--lang=zh-CN',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge']

/** @param {string | undefined} path */
function isExecutable(path) {
  if (!path) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function onPath() {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)))
}

function usualPlaces() {
  const { HOME = '', LOCALAPPDATA = '', PROGRAMFILES = 'C:\\Program Files' } = process.env
  const programs32 = process.env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)'
  if (process.platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((n) => `${n}.app/Contents/MacOS/${n}`)
    return ['/Applications', `${HOME}/Applications`].flatMap((dir) => apps.map((app) => join(dir, app)))
  }
  if (process.platform === 'win32') {
    const apps = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return [PROGRAMFILES, programs32, LOCALAPPDATA].flatMap((dir) => apps.map((app) => join(dir, app)))
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/chromium'].flatMap((dir) =>
    NAMES.map((name) => join(dir, name)),
  )
}

/** Where Playwright keeps its own download, or undefined before `npm ci`. */
function playwrightsOwn() {
  try {
    const require = createRequire(import.meta.url)
    return /** @type {typeof import('playwright')} */ (require('playwright')).chromium.executablePath()
  } catch {
    return undefined
  }
}

/**
 * The Chromium to test with: CHROMIUM_PATH, the PATH, the usual places, Playwright's download.
 * @returns {string | undefined} undefined when there is none yet
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH=${named} 不可执行 / is not an executable`)
    return named
  }
  return [...onPath(), ...usualPlaces(), playwrightsOwn()].find(isExecutable)
}

/** Debian and its relatives: as root, from the system's own packages, with a Chinese font. */
function installWithApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  if (spawnSync('apt-get', ['--version']).error) return
  console.log('正在用 apt 安装 chromium 与中文字体… / Installing chromium and fonts-noto-cjk with apt …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' })
    const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
    execFileSync('apt-get', packages, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  } catch (error) {
    console.error(`apt: ${/** @type {Error} */ (error).message}`)
  }
}

/**
 * Finds a Chromium and, when there is none, installs one: by apt where possible, else Playwright's.
 * Call after `npm ci`.
 * @returns {Promise<string>} its path; throws when none could be had
 */
export async function ensureChromium() {
  const present = findChromium()
  if (present) return present
  installWithApt()
  const installed = findChromium()
  if (installed) return installed
  console.log("正在下载 Chromium… / Downloading Playwright's Chromium …")
  await runBin('playwright', 'cli.js', ['install', 'chromium'])
  const downloaded = findChromium()
  if (downloaded) return downloaded
  throw new Error(
    '没有找到 Chromium,请安装后设置 CHROMIUM_PATH / No Chromium: install one and set CHROMIUM_PATH',
  )
}
