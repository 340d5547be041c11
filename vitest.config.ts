import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_ARGS, findChromium } from './tools/chromium.mjs'

// A zone that is not UTC and has no summer time: where the app is used.
process.env.TZ = 'Asia/Shanghai'

const executablePath = findChromium()

const unit = {
  extends: true as const,
  test: {
    name: 'unit',
    environment: 'node',
    include: ['tests/unit/**/*.test.ts', 'tests/simulation/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
    setupFiles: ['tests/setup-unit.ts'],
  },
}

const browser = {
  extends: true as const,
  // Bundled before the first test: a package found in mid-run would reload the page under a test.
  optimizeDeps: {
    include: ['vue', 'vue-router', 'pinia', 'dexie', 'valibot', 'fflate', '@noble/hashes/sha2.js'].concat(
      ['@tanstack/vue-virtual', 'pinyin-match/src/simplified_dict.js', 'vitest-browser-vue', 'fast-check'],
      ['@noble/hashes/utils.js', '@noble/hashes/hmac.js', '@noble/hashes/hkdf.js', '@noble/ciphers/aes.js', 'date-fns', 'date-fns/locale', 'axe-core', 'hucre/xlsx'],
    ),
  },
  test: {
    name: 'browser',
    include: ['tests/browser/**/*.test.ts'],
    // Room for a busy machine: a step that passes is not made slower by it. ms
    testTimeout: 90_000,
    expect: { poll: { timeout: 15_000 } },
    browser: {
      enabled: true,
      headless: true,
      // On a busy machine, with the packages still to be bundled, a minute is not enough: ms.
      connectTimeout: 300_000,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' as const }],
      provider: playwright({
        launchOptions: { args: CHROMIUM_ARGS, ...(executablePath ? { executablePath } : {}) },
        contextOptions: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
      }),
    },
  },
}

export default defineConfig({
  plugins: [vue()],
  define: { __APP_VERSION__: JSON.stringify('test') },
  test: {
    projects: [unit, browser],
    // By itself Vitest leaves one core free: of two that is half.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,vue}'],
      reporter: ['text-summary', 'html'],
    },
  },
})
