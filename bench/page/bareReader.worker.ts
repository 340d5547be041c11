import { readXlsx } from 'hucre/xlsx'

/** The floor of an import: the library reads the file in a worker and tells how many rows it has. */
self.onmessage = async ({ data }: MessageEvent<Blob>) => {
  const { sheets } = await readXlsx(await data.arrayBuffer())
  self.postMessage(sheets[0]?.rows.length ?? 0)
}
