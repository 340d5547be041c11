import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../../tools/headers.mjs'
import { createServer } from '../../../tools/serve.mjs'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

let outside = ''
let server: Server

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'serve-'))
  const dist = join(outside, 'dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(outside, 'secret.txt'), 'secret')
  await symlink(join(outside, 'secret.txt'), join(dist, 'link.txt'))
  for (const name of ['index.html', 'sw.js', 'manifest.webmanifest', '.env', 'assets/worker-1a2b.js']) {
    await writeFile(join(dist, name), `content of ${name}`)
  }
  server = createServer(dist)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

afterAll(async () => {
  server.close()
  await rm(outside, { recursive: true })
})

/** Sends the path as it is written: fetch would tidy `..` away before the server sees it. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', failed).end()
  })
}

describe('every answer carries the security headers', () => {
  it.each([
    ['the page', '/', 'GET', 200],
    ['a script of a worker', '/assets/worker-1a2b.js', 'GET', 200],
    ['the service worker', '/sw.js', 'GET', 200],
    ['a missing file', '/nothing', 'GET', 404],
    ['a refused method', '/', 'POST', 405],
  ])('%s', async (_what, path, method, status) => {
    const answer = await ask(path, method)
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(answer.headers[name.toLowerCase()]).toBe(value)
    }
  })

  it('the page about nginx gives the same policy', async () => {
    expect(await readFile('docs/serving.md', 'utf8')).toContain(`"${CONTENT_SECURITY_POLICY}"`)
  })
})

describe('caching', () => {
  it.each(['/', '/sw.js', '/manifest.webmanifest'])('%s is asked for again each time', async (path) => {
    expect((await ask(path)).headers['cache-control']).toBe('no-cache')
  })

  it('what has a hash in its name is kept for good', async () => {
    expect((await ask('/assets/worker-1a2b.js')).headers['cache-control']).toContain('immutable')
  })

  it('a file that has not changed is not sent again', async () => {
    const { etag = '' } = (await ask('/sw.js')).headers
    const again = await ask('/sw.js', 'GET', { 'If-None-Match': etag })
    expect([again.status, again.body]).toEqual([304, ''])
  })
})

describe('only files of the folder are served', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/link.txt',
    '/.env',
    '/assets',
    '/index.html%00.txt',
    '/%zz',
  ])('%s is not found', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })
})

it('types are exact, because browsers are told not to guess', async () => {
  const types = await Promise.all(['/', '/sw.js', '/manifest.webmanifest'].map((path) => ask(path)))
  expect(types.map(({ headers }) => headers['content-type'])).toEqual([
    'text/html; charset=utf-8',
    'text/javascript; charset=utf-8',
    'application/manifest+json; charset=utf-8',
  ])
})

it('HEAD tells the length and sends nothing', async () => {
  const { status, headers, body } = await ask('/sw.js', 'HEAD')
  expect([status, headers['content-length'], body]).toEqual([200, '16', ''])
})
