/** Writes a seed file: the header's keys one a line, and every record of a list on a line of its own. */
export function seedFileText(file: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(file).map(
    ([key, value]) =>
      `  ${JSON.stringify(key)}: ${Array.isArray(value) ? records(value) : JSON.stringify(value)}`,
  )
  return `{\n${parts.join(',\n')}\n}\n`
}

const records = (list: readonly unknown[]): string =>
  `[\n${list.map((record) => `    ${JSON.stringify(record)}`).join(',\n')}\n  ]`
