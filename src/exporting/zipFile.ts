import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A zip file made piece by piece, so that the page may breathe in between. Synchronous: no blob workers (CSP). */
export class ZipFile {
  readonly #pieces: Uint8Array[] = []
  readonly #zip: Zip
  readonly #now: number

  constructor(now: number) {
    this.#now = now
    this.#zip = new Zip((error, piece) => {
      if (error) throw error
      this.#pieces.push(piece)
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

  /** Closes the file. */
  end(): Uint8Array<ArrayBuffer> {
    this.#zip.end()
    const all = new Uint8Array(this.#pieces.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const piece of this.#pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }
}
