import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  LineRuleType,
  Packer,
  Paragraph,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { productName } from '../texts/exports.ts'
import { printable } from './printable.ts'

/*
 * The page of GB/T 9704-2012: A4, 156 × 225 mm of text, 22 lines of 28 characters. Fonts go by name only: offices have them, and we may
 * not ship them. Lengths are twentieths of a point; font sizes half points.
 */

const fonts = (eastAsia: string) => ({
  ...{ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  eastAsia,
})
const exactly = (line: number) => ({ spacing: { before: 0, after: 0, line, lineRule: LineRuleType.EXACT } })
/** Two characters, in both units: Word goes by the second, others by the first. */
const indented = { indent: { firstLine: 640, firstLineChars: 200 } }
const centred = { alignment: AlignmentType.CENTER }
const red = 'FF0000'
const textWidth = 8845

type Look = [
  name: string,
  font: string,
  size: number,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
  run?: { color?: string; characterSpacing?: number },
]

const looks = {
  Title: ['Title', '方正小标宋简体', 44, { keepNext: true, ...exactly(700), ...centred, outlineLevel: 0 }],
  Subtitle: ['Subtitle', '楷体_GB2312', 32, { keepNext: true, ...exactly(580), ...centred }],
  Heading1: ['heading 1', '黑体', 32, { keepNext: true, ...exactly(580), ...indented, outlineLevel: 1 }],
  Heading2: ['heading 2', '楷体_GB2312', 32, { keepNext: true, ...exactly(580), ...indented, outlineLevel: 2 }],
  // Drawn together by a fifth of a point, twenty-eight characters fill a line.
  Body: [
    'Body Text',
    '仿宋_GB2312',
    32,
    { ...exactly(580), ...indented, alignment: AlignmentType.BOTH },
    { characterSpacing: -4 },
  ],
  Signed: ['Signature', '仿宋_GB2312', 32, { keepLines: true, ...exactly(580), alignment: AlignmentType.RIGHT }],
  Masthead: ['Masthead', '方正小标宋简体', 76, { keepNext: true, ...exactly(1100), ...centred }, { color: red }],
  Issue: ['Issue', '仿宋_GB2312', 32, { keepNext: true, ...exactly(580), ...centred }],
  // Office at the left, day at the right edge of the text, the red rule below both.
  Issuer: [
    'Issuer',
    '仿宋_GB2312',
    32,
    {
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: red } },
      rightTabStop: textWidth,
      ...exactly(580),
    },
  ],
  Routing: ['Routing', '仿宋_GB2312', 28, { ...exactly(500), indent: { left: 700, right: 140, hanging: 560 } }],
  Footer: ['footer', '宋体', 28, {}],
} satisfies Record<string, Look>

export type StyleId = keyof typeof looks

const paragraphStyles = Object.entries<Look>(looks).map(
  ([id, [name, font, size, paragraph, run]]): IParagraphStyleOptions => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true, paragraph },
    run: { font: fonts(font), size, ...run },
  }),
)

/** @param more about this paragraph alone. A tab in the text goes to the next stop of the style. */
export const paragraph = (style: StyleId, text: string, more: IParagraphOptions = {}): Paragraph => {
  const [first, ...others] = printable(text).split('\t')
  const children = others.flatMap((one) => [new Tab(), one])
  return new Paragraph({
    style,
    // The page is filled to its last line: no line is held back for company.
    ...(style === 'Body' && { widowControl: false }),
    ...more,
    ...(text !== '' && { children: [new TextRun({ children: [first ?? '', ...children] })] }),
  })
}

/** Widths in eighths of a point: 0.35 mm outside, 0.25 mm inside. */
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: 'auto' })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Paragraphs one below the other with rules above, between and below: as borders of paragraphs some readers draw the middle ones twice. */
export const ruled = (paragraphs: readonly Paragraph[]): FileChild[] => [
  new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    layout: TableLayoutType.FIXED,
    borders: {
      ...{ top: rule(8), bottom: rule(8), insideHorizontal: rule(6) },
      ...{ left: none, right: none, insideVertical: none },
    },
    rows: paragraphs.map(
      (inside) =>
        new TableRow({
          cantSplit: true,
          children: [new TableCell({ width: { size: textWidth, type: WidthType.DXA }, children: [inside] })],
        }),
    ),
  }),
  // A document may not end with a table.
  paragraph('Body', '', { spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
]

/** `— 1 —`, one character from the outer edge: right on odd pages, left on even ones. The only field in the file. */
const footer = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer' satisfies StyleId,
        alignment: AlignmentType[side === 'left' ? 'LEFT' : 'RIGHT'],
        indent: { [side]: 280 },
        children: [new TextRun('— '), new SimpleField('PAGE', '1'), new TextRun(' —')],
      }),
    ],
  })

/** The bytes of a document of these paragraphs. */
export const writePage = (children: readonly FileChild[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      ...{ creator: productName, lastModifiedBy: productName },
      styles: {
        default: {
          document: { run: { font: fonts('仿宋_GB2312'), size: 32, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
        },
        paragraphStyles,
      },
      compatibility: { version: 15 },
      evenAndOddHeaderAndFooters: true,
      sections: [
        {
          properties: {
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 851, footer: 1400, gutter: 0 },
            },
            grid: { type: DocumentGridType.LINES, linePitch: 580 },
          },
          footers: { default: footer('right'), even: footer('left') },
          children,
        },
      ],
    }),
  )
