import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Bytes gathered before the browser's store takes them: a large file then never lies in memory as a whole. */
const HAND_OVER = 8_000_000

/** A zip file made piece by piece. Synchronous: no blob workers (CSP). */
export class ZipFile {
  #pieces: Uint8Array<ArrayBuffer>[] = []
  #held = 0
  readonly #handed: Blob[] = []
  readonly #zip: Zip
  readonly #now: number

  constructor(now: number) {
    this.#now = now
    this.#zip = new Zip((error, piece) => {
      if (error) throw error
      this.#keep(piece)
    })
  }

  /** Begins a compressed entry. @returns takes its bytes; the last piece with `final` */
  deflated(name: string): (bytes: Uint8Array, final: boolean) => void {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = this.#now
    this.#zip.add(entry)
    return (bytes, final) => entry.push(bytes, final)
  }

  /** Adds an entry as it is: photos do not get smaller. */
  stored(name: string, bytes: Uint8Array): void {
    const entry = new ZipPassThrough(name)
    entry.mtime = this.#now
    this.#zip.add(entry)
    entry.push(bytes, true)
  }

  /** Closes the file. It is passed on by reference, however large. */
  end(): Blob {
    this.#zip.end()
    return new Blob([...this.#handed, ...this.#pieces], { type: 'application/zip' })
  }

  #keep(piece: Uint8Array<ArrayBuffer>): void {
    this.#pieces.push(piece)
    this.#held += piece.byteLength
    if (this.#held < HAND_OVER) return
    this.#handed.push(new Blob(this.#pieces))
    this.#pieces = []
    this.#held = 0
  }
}
