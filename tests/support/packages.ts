import type { ExchangeOrder } from '#exporting/exchange.ts'
import type { FinishedPackage } from '#exporting/packageWriter.ts'
import { makeBackup, makeExchange, type PackingSource } from '#exporting/packing.ts'
import type { Result } from '#domain/result.ts'

/** A finished package with its bytes. */
export type PackedBytes = FinishedPackage & { readonly bytes: Uint8Array<ArrayBuffer> }

/** Makes a 交换包. @throws when there is none */
export const exchangeOf = async (source: PackingSource, order: ExchangeOrder): Promise<PackedBytes> => withBytes(await makeExchange(source, order))

/** Makes a backup. @throws when there is none */
export const backupOf = async (source: PackingSource & { health: () => { device: string } }, now: number): Promise<PackedBytes> =>
  withBytes(await makeBackup(source, { now, device: source.health().device }))

async function withBytes(made: Result<FinishedPackage, unknown>): Promise<PackedBytes> {
  if (!made.ok) throw new Error(JSON.stringify(made.issue))
  return { ...made.value, bytes: new Uint8Array(await made.value.file.arrayBuffer()) }
}
