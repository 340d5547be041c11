// `npm start`: from a fresh clone to the running app, with Node alone.
import { requireNode } from './node-version.mjs'

requireNode(process.versions.node)
void start()

async function start() {
  const { DEFAULT_PORT, listen } = await import('./listen.mjs')
  const { ensureInstalled } = await import('./install.mjs')
  const { ensureBuilt } = await import('./build.mjs')
  const { ROOT } = await import('./run.mjs')
  const port = process.env.PORT ? Number(process.env.PORT) : DEFAULT_PORT
  const host = process.env.HOST || undefined
  const dist = `${ROOT}dist`
  try {
    // Asked before the long work, and held only as long as the question takes.
    const probe = await listen(dist, port, host)
    probe.close()
    await ensureInstalled()
    await ensureBuilt()
    await listen(dist, port, host)
  } catch (error) {
    console.error(explain(/** @type {NodeJS.ErrnoException} */ (error), port))
    process.exit(1)
  }
  console.log(`已启动,请在浏览器打开 / Ready, open:  http://${host ?? 'localhost'}:${port}/`)
  console.log('按 Ctrl+C 停止。/ Press Ctrl+C to stop.')
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 */
function explain(error, port) {
  if (error.code === 'EADDRINUSE') {
    return (
      `端口 ${port} 已被占用。请关闭占用它的程序(可能是另一个已启动的本系统),或换端口:PORT=4300 npm start\n` +
      `(换端口后浏览器视为另一个地址,看不到原地址下的数据。)\n` +
      `Port ${port} is already in use. Stop the program that holds it, or choose another: PORT=4300 npm start\n` +
      `(The browser keeps data by address: under another port the earlier data is not seen.)`
    )
  }
  if (error.code === 'ERR_SOCKET_BAD_PORT') return `PORT 无效 / PORT is not a port: ${process.env.PORT}`
  if (error.code === 'EACCES') return `没有权限使用端口 ${port} / No permission to use port ${port}`
  return String(error.stack ?? error)
}
