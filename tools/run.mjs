import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's root folder, with a trailing separator. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

/**
 * Runs a program in the project's root with this terminal's output.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [extraEnv]
 * @returns {Promise<number>} the exit code; 1 when it could not be started or was killed
 */
export function run(command, args, extraEnv = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...extraEnv },
    })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a locally installed program, e.g. `runBin('vite', 'bin/vite.js', ['build'])`. Goes through
 * Node itself, so that it also works on Windows, where node_modules/.bin holds .cmd files.
 * @param {string} packageName
 * @param {string} script path inside the package
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [extraEnv]
 */
export function runBin(packageName, script, args, extraEnv) {
  return run(process.execPath, [`${ROOT}node_modules/${packageName}/${script}`, ...args], extraEnv)
}

/**
 * Runs npm: the one that started us when there is one, else the one on the PATH.
 * @param {string[]} args
 */
export function runNpm(args) {
  const npmScript = process.env.npm_execpath
  if (npmScript?.endsWith('.js')) return run(process.execPath, [npmScript, ...args])
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args])
  return run('npm', args)
}
