import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { writeDocument } from '#exporting/docx/document.ts'
import type { PaperDocument } from '#domain/paperDocument.ts'
import { exampleBriefing } from './exampleBriefing.ts'
import { readWord } from '../../support/wordText.ts'

/** Writing, and starting LibreOffice for the first time, take a while on a busy machine: ms. */
const PATIENCE = 90_000

const sentencesOf = ({ title, scope, sections, rules }: PaperDocument): string[] => [
  title, ...scope, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map(({ lead, text }) => `${lead ?? ''}${text}`)]), ...rules,
]

describe('the briefing as a Word file', () => {
  it('says the same sentences and figures as the screen, in the same order', async () => {
    const { document } = await exampleBriefing()
    const word = readWord(await writeDocument(document, 'a4'))
    expect(word.paragraphs.filter((text) => sentencesOf(document).includes(text))).toEqual(sentencesOf(document))
    const shown = [...document.tables, document.detail]
    expect(word.tables).toHaveLength(shown.length)
    for (const [at, table] of shown.entries()) expect(word.tables[at]?.slice(word.repeated[at])).toEqual(table.rows.map(({ cells }) => cells))
    for (const note of shown.flatMap(({ notes }) => notes)) expect(word.paragraphs).toContain(note)
  }, PATIENCE)

  it('has the detail sheet on its side, A4 or A3, and the text and its tables on A4 upright', async () => {
    const upright = '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>'
    const { document } = await exampleBriefing()
    expect(readWord(await writeDocument(document, 'a4')).pages).toEqual([upright, upright, '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'])
    expect(readWord(await writeDocument(document, 'a3')).pages.at(-1)).toBe('<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>')
  }, PATIENCE)

  it('repeats table headers, numbers pages, puts figures right and says 示例 at the head of every page', async () => {
    const { document } = await exampleBriefing()
    const word = readWord(await writeDocument(document, 'a4'))
    expect(word.repeated).toEqual([1, 1, 2])
    expect(word.footers).toContain('PAGE')
    expect(word.headers).toContain(document.warning)
    expect(word.xml).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r>(?:(?!<\/w:r>).)*>12,438,000</)
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体']) expect(word.xml).toContain(`w:eastAsia="${face}"`)
  }, PATIENCE)

  it('opens with names that look like markup, and drops what XML cannot hold', async () => {
    const { document } = await exampleBriefing()
    const [section] = document.sections
    const odd = { ...document, sections: [{ heading: section?.heading ?? '', paragraphs: [{ lead: '<b>&"甲', project: null, text: '：\u0001乙\u000b丙' }] }] }
    expect(readWord(await writeDocument(odd, 'a4')).paragraphs).toContain('<b>&"甲：乙丙')
  }, PATIENCE)
})

const soffice = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'soffice')).find(existsSync)
/** The part of LibreOffice that reads documents comes as a package of its own. */
const reads = soffice !== undefined && existsSync(join(dirname(realpathSync(soffice)), 'libswlo.so'))

describe(reads ? 'LibreOffice Writer' : 'LibreOffice Writer (skipped: not on this machine)', () => {
  it.skipIf(!reads)('opens the briefing without complaint and shows its sentences and figures', async () => {
    const { document } = await exampleBriefing()
    const folder = await mkdtemp(join(tmpdir(), 'word-'))
    try {
      await writeFile(join(folder, 'briefing.docx'), await writeDocument(document, 'a3'))
      const { stderr } = await promisify(execFile)(soffice ?? '', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'briefing.docx')])
      expect(stderr.replace(/.*javaldx.*\n?/g, '')).toBe('')
      const shown = (await readFile(join(folder, 'briefing.txt'), 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/)
      expect(shown.filter((line) => sentencesOf(document).includes(line))).toEqual(sentencesOf(document))
      for (const row of document.detail.rows) for (const cell of row.cells.filter(Boolean)) expect(shown).toContain(cell)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, PATIENCE)
})
