// Renders public/icon.svg to the sizes an installed app needs: node tools/icons.mjs
// Run by hand after a change of the SVG; the results are committed.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs'
import { ROOT } from './run.mjs'

/** The background that a platform may cut any shape from; the sign itself keeps to the inner 80 %. */
const MASKABLE = { background: '#0f4c81', scale: 0.8 }

const ICONS = [
  { file: 'icon-192.png', size: 192, background: 'transparent', scale: 1 },
  { file: 'icon-512.png', size: 512, background: 'transparent', scale: 1 },
  { file: 'icon-maskable-512.png', size: 512, ...MASKABLE },
]

const svg = readFileSync(`${ROOT}public/icon.svg`, 'utf8')
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGS })
for (const { file, size, background, scale } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>html{background:${background}}body{margin:0;display:grid;place-items:center;height:100vh}` +
      `svg{width:${scale * 100}vw}</style>${svg}`,
  )
  await page.screenshot({ path: `${ROOT}public/${file}`, omitBackground: true })
  await page.close()
}
await browser.close()
