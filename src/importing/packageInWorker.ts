import { fail, ok, type Result } from '#domain/result.ts'
import type { PackedFile } from './packageFile.ts'
import { whole, type PackageProblem } from './packageProblem.ts'
import type { ContentsOf, FromReader, PackageKind, ToReader } from './packageWire.ts'

/** How reading goes on, and how it is ended. */
export interface ReadingCourse {
  readonly signal: AbortSignal
  readonly onFiles: (files: number, of: number) => void
}

type Opened<K extends PackageKind> = Result<ContentsOf[K], readonly PackageProblem[]>

/**
 * Reads a 交换包 or a backup in a worker. Where module workers are missing (Firefox before 114) on the page.
 * @returns its contents, everything wrong with it, or `null` when it was given up
 */
export async function openPackageFile<K extends PackageKind>(kind: K, file: Blob, course: ReadingCourse): Promise<Opened<K> | null> {
  const read = await readInWorker(kind, file, course)
  if (read !== 'not-started') return read
  const here = await (await import('./packageReading.ts')).readPackage(kind, file, course.onFiles)
  return course.signal.aborted ? null : here
}

function readInWorker<K extends PackageKind>(kind: K, file: Blob, { signal, onFiles }: ReadingCourse): Promise<Opened<K> | null | 'not-started'> {
  const worker = new Worker(new URL('./package.worker.ts', import.meta.url), { type: 'module' })
  const pieces = new Pieces()
  let hasBegun = false
  return new Promise((resolve) => {
    const end = (outcome: Opened<K> | null | 'not-started'): void => {
      worker.terminate()
      resolve(outcome)
    }
    signal.addEventListener('abort', () => end(null), { once: true })
    worker.onerror = () => end(hasBegun ? fail([whole({ code: 'package/unreadable' })]) : 'not-started')
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      hasBegun = true
      if ('filesOf' in data) onFiles(data.files, data.filesOf)
      else if ('problems' in data) end(fail(data.problems))
      else if ('manifest' in data) end(ok(pieces.contents(data.manifest) as unknown as ContentsOf[K]))
      else pieces.add(data)
    }
    worker.postMessage({ kind, file } satisfies ToReader)
  })
}

/** The contents as they come over, each piece a task of its own. */
class Pieces {
  readonly #texts = { texts: [] as string[], waiting: [] as string[] }
  readonly #files: PackedFile[] = []
  readonly #decoder = new TextDecoder()

  add(piece: Extract<FromReader, { part: unknown } | { file: unknown }>): void {
    if ('file' in piece) this.#files.push(piece.file)
    else this.#texts[piece.part].push(...this.#decoder.decode(piece.lines).split('\n'))
  }

  contents<M>(manifest: M): { manifest: M; texts: string[]; waiting: string[]; files: PackedFile[] } {
    return { manifest, ...this.#texts, files: this.#files }
  }
}
