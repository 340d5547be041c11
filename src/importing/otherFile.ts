import { readZipDirectory, type ZipLimits } from './zipDirectory.ts'

/** What people choose by mistake for a package: this month's table, or the letter that came with it. */
export type OtherFile = 'xlsx' | 'csv' | 'xls' | 'document'

/** The old files of Office begin with this; the table and the letter are told apart by no more than their names. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]
/** A table's first lines are read, no more: bytes. */
const HEAD = 4096
/** GBK, which also reads every ASCII text: what Excel writes as CSV here is one of the two. */
const ENCODINGS = ['utf-8', 'gb18030'] as const

/** Recognises a file of Office, or a table as text, by its content: names are lost on the way. `null` for anything else. */
export function otherFile(bytes: Uint8Array, limits: ZipLimits): OtherFile | null {
  if (OLD_OFFICE.every((byte, at) => bytes[at] === byte)) return 'xls'
  const directory = readZipDirectory(bytes, { ...limits, names: /^/ })
  if (directory.ok) {
    const names = directory.value.map(({ name }) => name)
    if (!names.includes('[Content_Types].xml')) return null
    return names.some((name) => name.startsWith('xl/')) ? 'xlsx' : 'document'
  }
  return directory.issue.code === 'zip/not-zip' && isTable(bytes.slice(0, HEAD)) ? 'csv' : null
}

/** Whether it is text of which the first two lines have columns. */
function isTable(head: Uint8Array<ArrayBuffer>): boolean {
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false
  const lines = head.length === 0 ? [] : textOf(head).split(/\r?\n/).slice(0, 2)
  return lines.length > 1 && lines.every((line) => /[,\t]/.test(line)) && !/^[\s\uFEFF]*[[{<]/.test(lines[0] ?? '')
}

/** The last letter may have been cut in two. */
function textOf(head: Uint8Array<ArrayBuffer>): string {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    } catch {
      // Not in this one.
    }
  }
  return ''
}
