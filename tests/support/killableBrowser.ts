import { chromium, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { CHROMIUM_ARGS, findChromium } from '../../tools/chromium.mjs'

/** A real Chromium of a profile that stays, in a process group of its own, so that all of it can be killed at once. */
export interface KillableBrowser {
  readonly page: Page
  /** SIGKILL to every process of it: nothing is flushed, nothing is said goodbye to. Nothing when it is gone already. */
  readonly kill: () => Promise<void>
}

/** Starts Chromium on a profile folder and opens an address. */
export async function startKillable(profile: string, url: string): Promise<KillableBrowser> {
  const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-default-browser-check']
  const child = spawn(findChromium() ?? 'chromium', [...CHROMIUM_ARGS, ...args, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const browser = await chromium.connectOverCDP(await address(child))
  const context = browser.contexts()[0]
  const page = context?.pages()[0] ?? (await context?.newPage())
  if (!page) throw new Error('The browser came without a page')
  await page.goto(url)
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    // Windows knows no process groups; there the children end with the browser.
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-(child.pid as number), 'SIGKILL')
    await gone
    await browser.close().catch(() => undefined)
  }
  return { page, kill }
}

/** Where the browser listens for its driver, as it says when it is ready. */
async function address(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stderr as NodeJS.ReadableStream })) {
    const found = /DevTools listening on (ws:\S+)/.exec(line)
    if (found?.[1]) {
      // What it says from here on is nobody's business, but has to be read: a full pipe would stop it.
      child.stderr?.resume()
      return found[1]
    }
  }
  throw new Error('The browser ended before it was ready')
}
