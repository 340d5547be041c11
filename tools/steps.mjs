import { readFileSync, rmSync } from 'node:fs'
import { build } from './build.mjs'
import { ROOT, runBin } from './run.mjs'

/** Where the test runners leave their results as JSON. */
const REPORTS = `${ROOT}.cache/reports`

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ title: string, run: () => Promise<Counts> }} Step
 */

/**
 * A step that either holds or does not, such as the type check: counts as one test.
 * @param {string} title
 * @param {() => Promise<number>} start gives the exit code
 * @returns {Step}
 */
function whole(title, start) {
  return {
    title,
    run: async () => ((await start()) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  }
}

/**
 * A step that runs tests and reports each. A runner that fails without naming a failed test (a file
 * that does not load, no report at all) counts as one failure.
 * @param {string} title
 * @param {string} report file name of its JSON report
 * @param {(report: string) => Promise<number>} start gives the exit code
 * @param {(report: any) => Counts} count
 * @returns {Step}
 */
function counted(title, report, start, count) {
  const path = `${REPORTS}/${report}`
  return {
    title,
    run: async () => {
      rmSync(path, { force: true })
      const code = await start(path)
      const counts = readCounts(path, count)
      return { passed: counts.passed, failed: code === 0 ? counts.failed : Math.max(counts.failed, 1) }
    },
  }
}

/**
 * @param {string} path
 * @param {(report: any) => Counts} count
 */
function readCounts(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report */
function countVitest(report) {
  const unloaded = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

/** @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report */
function countPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}

/** @param {string[]} args */
const vitest = (...args) => runBin('vitest', 'vitest.mjs', ['run', ...args])

/**
 * @param {string} title
 * @param {string} report
 * @param {string[]} args
 */
const vitestStep = (title, report, ...args) =>
  counted(
    title,
    report,
    (path) => vitest(...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${path}`),
    countVitest,
  )

export const typeCheck = whole('类型检查 Types', () => runBin('vue-tsc', 'bin/vue-tsc.js', ['--noEmit']))

export const lint = whole('代码规范 Lint', () => runBin('eslint', 'bin/eslint.js', ['.', '--max-warnings=0']))

export const unit = vitestStep('单元与架构测试 Unit and architecture', 'unit.json', '--project=unit')

export const architecture = vitestStep(
  '架构测试 Architecture',
  'architecture.json',
  '--project=unit',
  'tests/architecture',
)

export const builds = whole('构建 Build', build)

export const browser = vitestStep('浏览器测试 Real browser', 'browser.json', '--project=browser')

/**
 * @param {string} title
 * @param {string} report
 * @param {string[]} args
 */
const playwrightStep = (title, report, ...args) =>
  counted(
    title,
    report,
    (path) =>
      runBin('@playwright/test', 'cli.js', ['test', ...args, '--reporter=dot,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: path,
      }),
    countPlaywright,
  )

export const endToEnd = playwrightStep('端到端测试 End to end', 'e2e.json')

/** How often it runs is said by the environment; see `long.mjs`. */
export const simulation = vitestStep(
  '多设备模拟 Simulation',
  'simulation.json',
  '--project=unit',
  'tests/simulation',
)

export const kills = playwrightStep(
  '强制结束 Killed browsers',
  'kill.json',
  'tests/e2e/kill.spec.ts',
  '--project=desktop',
)

/**
 * Runs every step, a failed one too, and prints the sum as the last line. Steps in a list of their own run side by
 * side: for those that use one core and print what they find at their end.
 * @param {(Step | Step[])[]} steps
 * @returns {Promise<boolean>} whether all passed
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0 }
  for (const each of steps) {
    for (const { passed, failed } of await Promise.all([each].flat().map(runStep))) {
      total.passed += passed
      total.failed += failed
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0
}

/** @param {Step} step */
async function runStep({ title, run }) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(3, 60 - title.length))}`)
  const start = performance.now()
  const counts = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  return counts
}
