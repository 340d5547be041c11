import { fail, ok, type Result } from '#domain/result.ts'
import { FileRefused, type FileProblem } from './fileFault.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import type { SheetFile } from './model.ts'
import { readPasted, readTextFile } from './text/readText.ts'
import { readXlsx } from './xlsx/readXlsx.ts'

/**
 * Reads a file of any kind people hand round: .xlsx, CSV, TSV. Pure, for a worker; nothing in it ever runs.
 * What it is, is told by its bytes, never by its name.
 * @returns the file's sheets, or why the whole of it is refused; never a part
 */
export function readSheetFile(bytes: Uint8Array, fileName: string): Result<SheetFile, FileProblem> {
  return caught(fileName, () => {
    if (bytes.length === 0) throw new FileRefused({ code: 'file/empty' })
    if (bytes.length > MAX_FILE_BYTES) throw new FileRefused({ code: 'file/too-large', limit: MAX_FILE_BYTES })
    if (startsWith(bytes, OLE)) throw new FileRefused({ code: 'file/old-format' })
    if (startsWith(bytes, ZIP)) return readXlsx(bytes, fileName)
    // A damaged .xlsx may have lost its first bytes: it is still no text.
    if (/\.(xlsx|xlsm)$/i.test(fileName) && !isHtml(bytes)) throw new FileRefused({ code: 'zip/not-zip' })
    if (isHtml(bytes)) throw new FileRefused({ code: 'file/html' })
    return readTextFile(bytes, fileName)
  })
}

/** Reads what was pasted: the same door for text from the clipboard. */
export const readPastedText = (text: string): Result<SheetFile, FileProblem> =>
  caught('粘贴的内容', () => {
    if (text.trim() === '') throw new FileRefused({ code: 'file/no-data' })
    if (text.length > MAX_FILE_BYTES) throw new FileRefused({ code: 'file/too-large', limit: MAX_FILE_BYTES })
    return readPasted(text, '粘贴的内容')
  })

function caught(fileName: string, read: () => SheetFile): Result<SheetFile, FileProblem> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof FileRefused) return fail({ fileName, fault: error.fault })
    throw error
  }
}

/** First bytes of the container of .xls and .et, and of an encrypted .xlsx. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const
/** First bytes of a zip. */
const ZIP = [0x50, 0x4b] as const
/** Bytes in which the first tag of a page must stand. */
const TAG_WITHIN = 2_000

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

/** A web page, or Excel's XML of 2003, under the name of a sheet (bad input 40). */
function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, TAG_WITHIN)).replace(/\0/g, '')
  return /^[^<,\t]*<(!doctype|html|head|table|meta|body|\?xml)/i.test(start)
}
