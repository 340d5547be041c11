import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { fail, ok, type Result } from '#domain/result.ts'
import type { PaperDocument } from '#domain/paperDocument.ts'
import type { DetailPaper } from '#exporting/docx/document.ts'
import { wordFile } from '#exporting/docx/inWorker.ts'
import type { ExportIssue } from '#exporting/sheet/issue.ts'
import type { ExportedFile } from './export.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The briefing as a file: in a worker, and one at a time. Anybody may: it only reads. */
export const useBriefing = defineStore('briefing', () => {
  /** Whether a file is being made. */
  const working = shallowRef(false)
  /** The paper of the detail table, in print and in the file; kept while the app is open. */
  const paper = shallowRef<DetailPaper>('a4')
  let abort = new AbortController()

  /** Writes a Word file of a document. */
  async function make(document: PaperDocument): Promise<Result<ExportedFile, ExportIssue>> {
    if (!document.detail.rows.some(({ kind }) => kind === 'project')) return fail({ code: 'export/empty' })
    abort.abort()
    const mine = (abort = new AbortController())
    working.value = true
    const made = await wordFile(document, paper.value, mine.signal)
    if (abort === mine) working.value = false
    return made.ok ? ok({ content: new Blob([made.value], { type: DOCX }), fileName: `${document.fileName}.docx` }) : made
  }

  /** Stops what is being made; no file is left. */
  const cancel = (): void => abort.abort()

  return { working, paper, make, cancel }
})
