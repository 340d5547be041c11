// Keep this file free of imports and of syntax newer than Node 12: it has to load in the very
// versions that it turns away.

/** The oldest Node that Vite 8 and Vitest 4 run on. */
const OLDEST = { major: 20, minor: 19 }

/**
 * Ends the process with a sentence in both languages when this Node is too old.
 * @param {string} version as in process.versions.node
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return
  const oldest = `${OLDEST.major}.${OLDEST.minor}`
  console.error(
    `需要 Node.js ${oldest} 或更高版本,当前为 ${version}。请到 https://nodejs.org 安装后重试。\n` +
      `Node.js ${oldest} or later is needed, this is ${version}.`,
  )
  process.exit(1)
}
