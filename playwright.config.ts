import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGS, findChromium } from './tools/chromium.mjs'

/** Beside the port of `npm start`, so that a running app is neither used nor disturbed. */
const PORT = Number(process.env.E2E_PORT ?? 4174)

const executablePath = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Two browsers on two cores. Each test has a device of its own, so any may run beside any other.
  workers: 2,
  fullyParallel: true,
  // Room for two busy cores: a step that passes is not made slower by it.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    baseURL: `http://localhost:${String(PORT)}/`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath ? { executablePath } : {}) },
    // A trace takes a quarter of every test's time, and most pass: `--trace on` records the one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
  ],
  // Serves dist/ as it is: `npm test` builds it first; after a change run `npm run build`.
  webServer: {
    command: `node tools/listen.mjs dist ${String(PORT)}`,
    url: `http://localhost:${String(PORT)}/`,
    reuseExistingServer: process.env.CI === undefined,
  },
})
