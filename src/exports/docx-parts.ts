import { xmlHead, xmlText } from './xml.ts'

/*
 * The page of GB/T 9704-2012: A4, 156 × 225 mm of text, 22 lines of 28 characters. Fonts go by name only: offices have them, and we may
 * not ship them. Lengths are twentieths of a point; font sizes half points.
 */

const wordNames = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const partType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const fonts = (name: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${name}"/>`
const exactly = (twentieths: number): string =>
  `<w:spacing w:before="0" w:after="0" w:line="${twentieths}" w:lineRule="exact"/>`
/** Two characters, in both units: Word goes by the second, others by the first. */
const indented = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'

interface Style {
  id: string
  name: string
  font: string
  size: number
  paragraph: string
  /** More about the letters. */
  run?: string
}

const styles: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    font: '方正小标宋简体',
    size: 44,
    paragraph: `<w:keepNext/>${exactly(700)}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    font: '楷体_GB2312',
    size: 32,
    paragraph: `<w:keepNext/>${exactly(580)}<w:jc w:val="center"/>`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    font: '黑体',
    size: 32,
    paragraph: `<w:keepNext/>${exactly(580)}${indented}<w:outlineLvl w:val="1"/>`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    font: '楷体_GB2312',
    size: 32,
    paragraph: `<w:keepNext/>${exactly(580)}${indented}<w:outlineLvl w:val="2"/>`,
  },
  {
    id: 'Body',
    name: 'Body Text',
    font: '仿宋_GB2312',
    size: 32,
    // The page is filled to its last line: no line is held back for company.
    paragraph: `<w:widowControl w:val="0"/>${exactly(580)}${indented}<w:jc w:val="both"/>`,
  },
  {
    id: 'Signed',
    name: 'Signature',
    font: '仿宋_GB2312',
    size: 32,
    paragraph: `<w:keepLines/>${exactly(580)}<w:jc w:val="right"/>`,
  },
  {
    id: 'Masthead',
    name: 'Masthead',
    font: '方正小标宋简体',
    size: 76,
    paragraph: `<w:keepNext/>${exactly(1100)}<w:jc w:val="center"/>`,
    run: '<w:color w:val="FF0000"/>',
  },
  {
    id: 'Issue',
    name: 'Issue',
    font: '仿宋_GB2312',
    size: 32,
    paragraph: `<w:keepNext/>${exactly(580)}<w:jc w:val="center"/>`,
  },
  {
    id: 'Issuer',
    name: 'Issuer',
    font: '仿宋_GB2312',
    size: 32,
    // Office at the left, day at the right edge of the text, the red rule below both.
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="FF0000"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>${exactly(580)}`,
  },
  {
    id: 'Routing',
    name: 'Routing',
    font: '仿宋_GB2312',
    size: 28,
    paragraph: `${exactly(500)}<w:ind w:left="700" w:right="140" w:hanging="560"/>`,
  },
  { id: 'Footer', name: 'footer', font: '宋体', size: 28, paragraph: '' },
]

const styleXml = ({ id, name, font, size, paragraph, run = '' }: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${fonts(font)}${run}<w:spacing w:val="${id === 'Body' ? -4 : 0}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`

const stylesXml = `${xmlHead}<w:styles xmlns:w="${wordNames}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${styles.map(styleXml).join('')}</w:styles>`

/** `— 1 —`, one character from the outer edge: right on odd pages, left on even ones. The only field in the file. */
const footerXml = (side: 'left' | 'right'): string =>
  `${xmlHead}<w:ftr xmlns:w="${wordNames}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:${side}="280" w:${side}Chars="100"/><w:jc w:val="${side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`

const linked: readonly [id: string, kind: string, target: string][] = [
  ['rId1', 'styles', 'styles.xml'],
  ['rId2', 'settings', 'settings.xml'],
  ['rId3', 'footer', 'footer1.xml'],
  ['rId4', 'footer', 'footer2.xml'],
]

const parts = ['document.main', 'styles', 'settings', 'footer', 'footer'] as const
const partNames = ['document.xml', ...linked.map(([, , target]) => target)]
const overrides = parts.map(
  (kind, index) => `<Override PartName="/word/${partNames[index]}" ContentType="${partType}.${kind}+xml"/>`,
)
const links = linked.map(
  ([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`,
)

/** Every part but the text. */
export const fixedParts: readonly [name: string, xml: string][] = [
  [
    '[Content_Types].xml',
    `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  ],
  [
    '_rels/.rels',
    `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  ],
  [
    'word/_rels/document.xml.rels',
    `${xmlHead}<Relationships xmlns="${packages}/relationships">${links.join('')}</Relationships>`,
  ],
  ['word/styles.xml', stylesXml],
  [
    'word/settings.xml',
    `${xmlHead}<w:settings xmlns:w="${wordNames}"><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
  ],
  ['word/footer1.xml', footerXml('right')],
  ['word/footer2.xml', footerXml('left')],
]

/** @param more about this paragraph alone. A tab in the text goes to the next stop of the style. */
export const paragraph = (style: string, text: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${text === '' ? '' : `<w:r>${text.split('\t').map(textXml).join('<w:tab/>')}</w:r>`}</w:p>`

/** Paragraphs one below the other with rules above, between and below: as borders of paragraphs some readers draw the middle ones twice. */
export const ruled = (paragraphs: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="8845" w:type="dxa"/><w:tblBorders>${rule('top', 8)}${rule('bottom', 8)}${rule('insideH', 6)}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid>${paragraphs.map(ruledRow).join('')}</w:tbl>${paragraph('Body', '', '<w:spacing w:line="20" w:lineRule="exact"/>')}`

/** Widths in eighths of a point: 0.35 mm outside, 0.25 mm inside. */
const rule = (side: 'top' | 'bottom' | 'insideH', width: number): string =>
  `<w:${side} w:val="single" w:sz="${width}" w:space="0" w:color="auto"/>`
const ruledRow = (inside: string): string =>
  `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="8845" w:type="dxa"/></w:tcPr>${inside}</w:tc></w:tr>`

const textXml = (text: string): string => `<w:t xml:space="preserve">${xmlText(text)}</w:t>`

export const documentHead = `${xmlHead}<w:document xmlns:w="${wordNames}" xmlns:r="${office}"><w:body>`
export const documentTail =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1400" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="580"/></w:sectPr></w:body></w:document>'
