// A small static server for the built app: `npm start`, the end-to-end tests and the bench use it.
import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { SECURITY_HEADERS, cacheControl, contentType } from './headers.mjs'

/** Below this many bytes gzip saves less than one packet. */
const SMALLEST_GZIPPED = 1024

const COMPRESSIBLE = /^(text\/|application\/(json|manifest\+json|wasm)|image\/svg)/

/**
 * @typedef {{ mtimeMs: number, body: Buffer, gzipped: Buffer | null, etag: string, type: string }} Served
 */

/**
 * The file a request means, or null: only regular files whose true path (symbolic links followed)
 * lies inside the folder and has no hidden part.
 * @param {string} root absolute
 * @param {string} urlPath still percent-encoded
 */
async function fileFor(root, urlPath) {
  try {
    const decoded = decodeURIComponent(urlPath)
    if (/[\0\\]|\/\./.test(decoded)) return null
    const wanted = join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded)
    const [actual, actualRoot] = await Promise.all([realpath(wanted), realpath(root)])
    if (!actual.startsWith(actualRoot + sep)) return null
    const stats = await stat(actual)
    return stats.isFile() ? { path: actual, mtimeMs: stats.mtimeMs } : null
  } catch {
    return null
  }
}

/**
 * @param {string} path
 * @param {number} mtimeMs
 * @returns {Promise<Served>}
 */
async function load(path, mtimeMs) {
  const body = await readFile(path)
  const type = contentType(extname(path).toLowerCase())
  const worthIt = body.length >= SMALLEST_GZIPPED && COMPRESSIBLE.test(type)
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { mtimeMs, body, type, etag, gzipped: worthIt ? gzipSync(body) : null }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Served} file
 * @param {string} urlPath
 */
function send(request, response, file, urlPath) {
  const zip = file.gzipped !== null && /\bgzip\b/.test(String(request.headers['accept-encoding']))
  const body = zip && file.gzipped !== null ? file.gzipped : file.body
  response.setHeader('Cache-Control', cacheControl(urlPath))
  response.setHeader('ETag', file.etag)
  if (file.gzipped !== null) response.setHeader('Vary', 'Accept-Encoding')
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end()
    return
  }
  if (zip) response.setHeader('Content-Encoding', 'gzip')
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function sendText(response, status, text) {
  response.writeHead(status, { 'Content-Type': contentType('.txt'), 'Cache-Control': 'no-store' })
  response.end(`${text}\n`)
}

/**
 * Serves the files of one folder, GET and HEAD only, with the security headers on every answer.
 * Not listening yet: `createServer('dist').listen(0, '127.0.0.1')`.
 * @param {string} dir
 * @returns {import('node:http').Server}
 */
export function createServer(dir) {
  const root = resolve(dir)
  /** @type {Map<string, Served>} */
  const loaded = new Map()
  return createHttpServer((request, response) => {
    void answer(root, loaded, request, response).catch((error) => {
      console.error(error)
      if (!response.headersSent) sendText(response, 500, 'Internal error')
      else response.destroy()
    })
  })
}

/**
 * @param {string} root
 * @param {Map<string, Served>} loaded by path; dropped when the file's time changes
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, loaded, request, response) {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    sendText(response, 405, 'Method not allowed')
    return
  }
  const urlPath = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
  const file = await fileFor(root, urlPath)
  if (file === null) {
    sendText(response, 404, '未找到 / Not found')
    return
  }
  let served = loaded.get(file.path)
  if (served?.mtimeMs !== file.mtimeMs) {
    served = await load(file.path, file.mtimeMs)
    loaded.set(file.path, served)
  }
  send(request, response, served, urlPath)
}
