import { xmlHead } from './xml.ts'

const align = (wrap: boolean, more = ''): string => `<alignment vertical="top"${wrap ? ' wrapText="1"' : ''}${more}/>`
const format = (facts: string, alignment: string): string =>
  `<xf xfId="0" ${facts} applyAlignment="1">${alignment}</xf>`
const thin = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFD0D7DE"/></${side}>`)
  .join('')
const ruled = 'fontId="0" fillId="0" borderId="1" applyBorder="1"'

/** The formats in the order of `styles` in xlsx-sheet.ts. `quotePrefix` is Excel's own apostrophe in front of a text. */
const cellFormats = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  format(
    'numFmtId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"',
    '<alignment horizontal="center" vertical="center"/>',
  ),
  format(`numFmtId="0" ${ruled}`, align(false)),
  format(`numFmtId="0" ${ruled}`, align(true)),
  format(`numFmtId="164" ${ruled} applyNumberFormat="1"`, align(false, ' horizontal="left"')),
  format(`numFmtId="0" ${ruled} quotePrefix="1"`, align(false)),
  format(`numFmtId="0" ${ruled} quotePrefix="1"`, align(true)),
  format(`numFmtId="1" ${ruled} applyNumberFormat="1"`, align(false)),
  format(`numFmtId="165" ${ruled} applyNumberFormat="1"`, align(false, ' horizontal="left"')),
  format(`numFmtId="0" ${ruled}`, align(false, ' horizontal="right"')),
  // Wrong: on red, and quoted, since what is wrong may well begin with a sign.
  format('numFmtId="0" fontId="0" fillId="3" borderId="1" applyFill="1" applyBorder="1" quotePrefix="1"', align(true)),
]

const font = (bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="11"/><name val="宋体"/><charset val="134"/></font>`

export const stylesXml = `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2">${font(false)}${font(true)}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF8CBCB"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
