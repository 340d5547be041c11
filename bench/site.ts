import { cp, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { createServer } from '../tools/serve.mjs'

/** The built app at `/` and the bench's own page at `/bench/`, of one origin, so that they share a database. */
export interface Site {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Copies the built app, builds the bench page beside it and serves both with the app's own headers. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  await cp(resolve('dist'), folder, { recursive: true })
  await build({
    root: resolve('bench/page'),
    base: './',
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: join(folder, 'bench'), emptyOutDir: true, assetsInlineLimit: 0 },
  })
  const server = createServer(folder)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    await new Promise((done) => server.close(done))
    await rm(folder, { recursive: true, force: true })
  }
  return { url: `http://localhost:${port}`, close }
}
