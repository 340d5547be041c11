import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { lineBytes, readLines, type JournalLine, type ReadLines } from './lines.ts'
import type { JournalKind } from './wire.ts'

/** A worker's synchronous door to a file, exclusive while it is open; TypeScript's types for a page leave it out. */
interface SyncHandle {
  write(bytes: Uint8Array, options: { at: number }): number
  // These answer with a promise in older browsers.
  flush(): void | Promise<void>
  truncate(size: number): void | Promise<void>
  close(): void | Promise<void>
}

type OpenableFile = FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<SyncHandle> }

/** This browser has no such storage, or not in a private window. */
export class JournalUnavailable extends Error {}

const READ_TRIES = 5
/** Random bytes of a file's name: two sessions that begin in the same millisecond do not meet. */
const NAME_BYTES = 6

/** The kind that a file's name begins with. */
export const kindOf = (file: string): JournalKind => file.slice(0, file.indexOf('.'))

/** The file of the wrapped keys of a device lock, beside the files of lines. */
export const LOCK_FILE = 'lock'

/** The wrapped keys beside a journal; `null` when there are none, or no journal. @throws where there is no such storage */
export async function lockBeside(folder: string): Promise<string | null> {
  const root = await navigator.storage.getDirectory()
  return new JournalFolder(await root.getDirectoryHandle(folder)).text(LOCK_FILE)
}

/** A new file, open for this session alone. */
export class OpenFile {
  readonly name: string
  readonly #handle: SyncHandle
  #end = 0

  constructor(name: string, handle: SyncHandle) {
    this.name = name
    this.#handle = handle
  }

  /** Writes lines behind those before. @throws when the disk did not take them all; then none of them stands there */
  async append(lines: readonly JournalLine[]): Promise<void> {
    const bytes = lineBytes(lines)
    try {
      if (this.#handle.write(bytes, { at: this.#end }) < bytes.byteLength) throw new Error('The disk took a part only')
      await this.#handle.flush()
    } catch (error) {
      await this.#handle.truncate(this.#end)
      throw error
    }
    this.#end += bytes.byteLength
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** A folder of the origin's private file system. */
export class JournalFolder {
  readonly #handle: FileSystemDirectoryHandle

  constructor(handle: FileSystemDirectoryHandle) {
    this.#handle = handle
  }

  /** Opens the folder, or makes it. @throws JournalUnavailable */
  static async open(name: string): Promise<JournalFolder> {
    try {
      const root = await navigator.storage.getDirectory()
      return new JournalFolder(await root.getDirectoryHandle(name, { create: true }))
    } catch (error) {
      throw new JournalUnavailable(String(error))
    }
  }

  async names(): Promise<readonly string[]> {
    const names: string[] = []
    for await (const name of this.#handle.keys()) names.push(name)
    return names.sort()
  }

  /** A file's text; `null` when there is none. */
  async text(name: string): Promise<string | null> {
    const file = await this.#file(name)
    return file && file.text()
  }

  /**
   * A file's whole lines; none when another tab has just gathered it. One that another tab appends to may change while
   * it is read, which some browsers refuse: then it is read again.
   */
  async lines(name: string): Promise<ReadLines> {
    for (let left = READ_TRIES; ; left -= 1)
      try {
        const file = await this.#file(name)
        return readLines(file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array())
      } catch (error) {
        if (left === 0) throw error
      }
  }

  /** Makes a file that this session alone writes to; names sort by time. */
  async create(kind: JournalKind): Promise<OpenFile> {
    const random = bytesToHex(crypto.getRandomValues(new Uint8Array(NAME_BYTES)))
    const name = `${kind}.${Date.now().toString(36)}-${random}`
    return new OpenFile(name, await openSync(await this.#handle.getFileHandle(name, { create: true })))
  }

  /** Puts a text in a file's place. */
  async write(name: string, text: string): Promise<void> {
    const handle = await openSync(await this.#handle.getFileHandle(name, { create: true }))
    await handle.truncate(0)
    handle.write(utf8ToBytes(text), { at: 0 })
    await handle.flush()
    await handle.close()
  }

  /** Whether no tab has the file open. */
  async isIdle(name: string): Promise<boolean> {
    try {
      await (await openSync(await this.#handle.getFileHandle(name))).close()
      return true
    } catch {
      return false
    }
  }

  /** Removes a file. @returns whether it is gone: another tab may hold it open */
  async remove(name: string): Promise<boolean> {
    try {
      await this.#handle.removeEntry(name)
      return true
    } catch (error) {
      return isMissing(error)
    }
  }

  async #file(name: string): Promise<File | null> {
    try {
      return await (await this.#handle.getFileHandle(name)).getFile()
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}

const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError'

async function openSync(file: OpenableFile): Promise<SyncHandle> {
  if (!file.createSyncAccessHandle) throw new JournalUnavailable('createSyncAccessHandle')
  return file.createSyncAccessHandle()
}
