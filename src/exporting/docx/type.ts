import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions } from 'docx'

/** Faces of official documents (GB/T 9704), by the names under which Word knows them; Latin text and figures in Times. */
export const FACES = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体' } as const
/** One of {@link FACES}. */
export type Face = keyof typeof FACES

/** Half points, Word's measure of type: 二号, 三号, 小四, 五号, 小五, and a wide table's on A4. */
export const SIZES = { title: 44, body: 32, note: 24, table: 21, tableNote: 18, detail: 17 } as const

/** Twentieths of a point in a point. */
const TWIPS = 20
/** Line spacing of official documents: points. */
const BODY_LEADING = 28
/** A first line begins two characters in: hundredths of a character, and the same in twips for readers that know no characters. */
const INDENT = { firstLineChars: 200, firstLine: 32 * TWIPS }

const LATIN = 'Times New Roman'
/** Headings are black: their style would colour them. */
const BLACK = '000000'

/** What XML 1.0 cannot hold: a file with one of these does not open. */
// eslint-disable-next-line no-control-regex -- these characters are the ones looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A run of text. East Asian faces are named apart, or Word takes its own. */
export const run = (text: string, face: Face, size: number, bold = false): TextRun =>
  new TextRun({ text: text.replace(NOT_IN_XML, ''), size, bold, color: BLACK, font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face] } })

/** A paragraph of the text: first line indented, set solid at 28 points. */
export const bodyParagraph = (children: TextRun[], own: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ children, indent: INDENT, spacing: { line: BODY_LEADING * TWIPS, lineRule: LineRuleType.EXACT }, ...own })

/** A centred or smaller paragraph without indent. */
export const linePlain = (text: string, size: number, own: IParagraphOptions = {}, face: Face = 'body'): Paragraph =>
  new Paragraph({ children: [run(text, face, size)], alignment: AlignmentType.LEFT, ...own })
