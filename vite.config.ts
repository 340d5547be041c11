import vue from '@vitejs/plugin-vue'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
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

/** What every visit begins with besides the entry: their code, and all that it imports, runs at once. */
const BEGINS_WITH = ['/src/views/shell/AppHeader.vue', '/src/views/board/BoardView.vue']

/**
 * Asks Chromium to compile what a start runs while it is being fetched, off the page's thread, and not function by
 * function as each is first called: a quarter of the start's work. Other browsers read a comment.
 */
const compiledAhead: Plugin = {
  name: 'compiled-ahead',
  generateBundle: {
    // It counts only as a file's first line, and Vite writes one of its own above.
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const ahead = new Set(chunks.filter(({ isEntry, moduleIds }) => isEntry || moduleIds.some((id) => BEGINS_WITH.some((end) => id.endsWith(end)))))
      for (const { imports } of ahead) for (const chunk of chunks) if (imports.includes(chunk.fileName)) ahead.add(chunk)
      for (const chunk of ahead) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
    },
  },
}

export default defineConfig({
  // Relative addresses and hash routing: one build serves under any intranet path.
  base: './',
  plugins: [vue(), compiledAhead, pwa],
  // Every component is a `<script setup>`: Vue's other manner of writing them stays out of the bundle.
  define: { __APP_VERSION__: JSON.stringify(version), __VUE_OPTIONS_API__: 'false' },
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
