// By itself: node tools/listen.mjs [dir=dist] [port=4173]
import { pathToFileURL } from 'node:url'
import { createServer } from './serve.mjs'

/** The fixed port: the browser keeps the user's data by address, port included. */
export const DEFAULT_PORT = 4173

/**
 * Listens on both loopback addresses, because `localhost` means either, and a stranger on one of
 * them would answer in our place. With `host` on that one alone.
 * @param {string} dir
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<{ close: () => void }>} rejects with EADDRINUSE when the port is taken
 */
export async function listen(dir, port, host) {
  /** @type {import('node:http').Server[]} */
  const servers = []
  const close = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  for (const address of host ? [host] : ['127.0.0.1', '::1']) {
    const server = createServer(dir)
    try {
      await new Promise((done, failed) => {
        server.once('error', failed).listen(port, address, () => done(undefined))
      })
      servers.push(server)
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code
      const noIpv6 = address === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
      if (noIpv6) continue
      close()
      throw error
    }
  }
  return { close }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [dir = 'dist', port = String(DEFAULT_PORT)] = process.argv.slice(2)
  await listen(dir, Number(port))
  console.log(`http://localhost:${port}/`)
}
