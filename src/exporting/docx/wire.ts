import type { PaperDocument } from '#domain/paperDocument.ts'
import type { DetailPaper } from './document.ts'

/** What the page tells the worker: the document as one JSON text, which costs a quarter of cloning its cells. */
export interface ToWorker {
  readonly document: string
  readonly paper: DetailPaper
}

/** What the worker answers: the file, or what went wrong. */
export type FromWorker = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failed: string }

/** The document as it goes over the wire. */
export const sent = (document: PaperDocument, paper: DetailPaper): ToWorker => ({ document: JSON.stringify(document), paper })
/** The document as it arrives. */
export const received = ({ document }: ToWorker): PaperDocument => JSON.parse(document) as PaperDocument
