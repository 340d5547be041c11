import vue from '@vitejs/plugin-vue'
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa'

/** The oldest browsers the app promises; `public/old-browser.js` tells older ones so. */
const OLDEST_BROWSERS = ['chrome107', 'safari16', 'firefox104']

/** Workbox drops bigger files from the precache without a word, and its default is 2 MiB. */
const MAX_PRECACHED_BYTES = 6 * 1024 * 1024

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string
}

const manifest: VitePWAOptions['manifest'] = {
  id: './',
  name: '重大项目全过程跟踪',
  short_name: '重大项目',
  description: '区级重大项目储备、开工、续建、投产全过程跟踪,离线可用',
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: './',
  scope: './',
  display: 'standalone',
  // The site is a phone held in one hand. Only phones and tablets heed it; in a browser's tab the page still turns.
  orientation: 'portrait',
  shortcuts: [{ name: '现场', url: './#/field', icons: [{ src: 'icon-192.png', sizes: '192x192', type: 'image/png' }] }],
  theme_color: '#0f4c81',
  background_color: '#f4f6f8',
  icons: [
    { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

// An update waits until the user accepts it (src/composables/useAppUpdate.ts): a worker that takes
// over by itself breaks the lazy chunks of a tab that still runs the old code.
const pwa = VitePWA({
  strategies: 'generateSW',
  registerType: 'prompt',
  injectRegister: false,
  manifest,
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png,ico,woff2,webmanifest}'],
    maximumFileSizeToCacheInBytes: MAX_PRECACHED_BYTES,
    // The first worker serves the page that installed it, so that losing the server in the very first
    // visit loses no lazy chunk. An update still waits: skipWaiting decides that, not this.
    clientsClaim: true,
    skipWaiting: false,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
  },
})

export default defineConfig({
  // Relative addresses and hash routing: one build serves under any intranet path.
  base: './',
  plugins: [vue(), pwa],
  define: { __APP_VERSION__: JSON.stringify(version) },
  server: { port: 5173, strictPort: true },
  // Nothing inlined as a data: address, which the Content-Security-Policy refuses.
  build: {
    target: OLDEST_BROWSERS,
    assetsInlineLimit: 0,
    // Precaching is the slowest callback by nature; being told so at each start helps nobody.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: { format: 'es' },
})
