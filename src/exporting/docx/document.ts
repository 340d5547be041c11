import type { Table} from 'docx';
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, TextRun, type ISectionOptions } from 'docx'
import type { PaperDocument, PaperParagraph, PaperTable } from '#domain/paperDocument.ts'
import { wordTable } from './table.ts'
import { bodyParagraph, FACES, linePlain, run, SIZES } from './type.ts'

/** The sheet of the detail table; the text is on A4 in any case. */
export type DetailPaper = 'a4' | 'a3'

/** Twips in a millimetre. */
const MM = 1440 / 25.4
const mm = (millimetres: number): number => Math.round(millimetres * MM)

/** Short and long side, millimetres. */
const PAPERS = { a4: [210, 297], a3: [297, 420] } as const
/** Margins of official documents (GB/T 9704), of a sheet of tables, and of one that holds one wide table: millimetres. */
const TEXT_MARGINS = { top: 37, bottom: 35, left: 28, right: 26 } as const
const TABLE_MARGINS = { top: 25, bottom: 25, left: 22, right: 22 } as const
const WIDE_MARGINS = { top: 18, bottom: 16, left: 12, right: 12 } as const

/** A4 upright. */
const UPRIGHT = { width: mm(PAPERS.a4[0]), height: mm(PAPERS.a4[1]) }

type Margins = { readonly [Side in keyof typeof TEXT_MARGINS]: number }

/** Writes a document as a Word file: the text, then its tables, on A4 upright; the detail table on sheets of its own on their side. */
export async function writeDocument(document: PaperDocument, paper: DetailPaper): Promise<Uint8Array<ArrayBuffer>> {
  const word = new Document({
    title: document.title,
    description: document.scope.join('；'),
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { size: SIZES.body, font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: FACES.body }, language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    sections: [textSection(document), tableSection(document), detailSection(document, paper)],
  })
  return new Uint8Array(await Packer.toArrayBuffer(word))
}

function textSection(document: PaperDocument): ISectionOptions {
  return {
    ...frame(document),
    properties: { page: { size: UPRIGHT, margin: marginOf(TEXT_MARGINS) } },
    children: [
      new Paragraph({ children: [run(document.title, 'title', SIZES.title)], alignment: AlignmentType.CENTER, heading: 'Title', spacing: { after: 240 } }),
      ...document.scope.map((line) => linePlain(line, SIZES.note, { alignment: AlignmentType.CENTER })),
      ...(document.warning === null ? [] : [new Paragraph({ children: [run(document.warning, 'heading', SIZES.note)], alignment: AlignmentType.CENTER, spacing: { before: 120 } })]),
      ...document.sections.flatMap(({ heading, paragraphs }) => [
        bodyParagraph([run(heading, 'heading', SIZES.body)], { heading: 'Heading1', keepNext: true }),
        ...paragraphs.map((paragraph, at) => textParagraph(paragraph, at === 0 && paragraphs.length > 1)),
      ]),
      ...document.rules.map((rule) => linePlain(rule, SIZES.note, { spacing: { before: 120 } })),
    ],
  }
}

/** The short tables, on a sheet of their own. */
function tableSection(document: PaperDocument): ISectionOptions {
  const inner = mm(PAPERS.a4[0] - TABLE_MARGINS.left - TABLE_MARGINS.right)
  return {
    ...frame(document),
    properties: { page: { size: UPRIGHT, margin: marginOf(TABLE_MARGINS) } },
    children: document.tables.flatMap((table) => tableBlock(table, inner, SIZES.table)),
  }
}

/** A paragraph; the first under a heading stays with what it introduces, so that no heading ends a page. */
const textParagraph = ({ lead, text }: PaperParagraph, keepNext: boolean): Paragraph =>
  bodyParagraph([...(lead === null ? [] : [run(lead, 'body', SIZES.body, true)]), run(text, 'body', SIZES.body)], { keepNext, widowControl: true })

function detailSection(document: PaperDocument, paper: DetailPaper): ISectionOptions {
  const [short, long] = PAPERS[paper]
  const inner = mm(long - WIDE_MARGINS.left - WIDE_MARGINS.right)
  return {
    ...frame(document),
    properties: { page: { size: { width: mm(short), height: mm(long), orientation: PageOrientation.LANDSCAPE }, margin: marginOf(WIDE_MARGINS) } },
    children: tableBlock(document.detail, inner, paper === 'a3' ? SIZES.table : SIZES.detail),
  }
}

/** Title, unit, table and notes, with the title kept by its table. */
function tableBlock(table: PaperTable, width: number, size: number): (Paragraph | Table)[] {
  return [
    linePlain(table.title, SIZES.note, { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 240, after: 60 } }, 'heading'),
    ...(table.unit === '' ? [] : [linePlain(table.unit, size, { alignment: AlignmentType.RIGHT, keepNext: true })]),
    wordTable(table, { width, size }),
    ...table.notes.map((note) => linePlain(note, Math.min(size, SIZES.tableNote), { spacing: { before: 40 } })),
  ]
}

const marginOf = ({ top, bottom, left, right }: Margins): { top: number; bottom: number; left: number; right: number } => ({ top: mm(top), bottom: mm(bottom), left: mm(left), right: mm(right) })

/** What is on every page: the warning at the head, the number at the foot. */
function frame({ warning }: PaperDocument): Pick<ISectionOptions, 'headers' | 'footers'> {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' } })
  return {
    footers: { default: new Footer({ children: [new Paragraph({ children: [number], alignment: AlignmentType.CENTER })] }) },
    ...(warning === null ? {} : { headers: { default: new Header({ children: [linePlain(warning, SIZES.detail, { alignment: AlignmentType.RIGHT })] }) } }),
  }
}
