import { fail, type Result } from '#domain/result.ts'
import { readBackup } from './backup.ts'
import { readExchange } from './exchange.ts'
import { PACKAGE_LIMITS } from './packageFile.ts'
import { whole, type PackageProblem } from './packageProblem.ts'
import type { ContentsOf, PackageKind } from './packageWire.ts'

/** Reads a chosen file of a kind, in a worker or, where there is none, on the page. */
export async function readPackage<K extends PackageKind>(
  kind: K,
  file: Blob,
  onFile: (done: number, of: number) => void,
): Promise<Result<ContentsOf[K], readonly PackageProblem[]>> {
  // Before its bytes are fetched: they might not fit into memory.
  if (file.size > PACKAGE_LIMITS.bytes) return fail([whole({ code: 'zip/too-large', limit: PACKAGE_LIMITS.bytes })])
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return fail([whole({ code: 'package/unreadable' })])
  const read = kind === 'exchange' ? readExchange : readBackup
  return read(new Uint8Array(bytes), PACKAGE_LIMITS, onFile) as Result<ContentsOf[K], readonly PackageProblem[]>
}
