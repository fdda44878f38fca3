import { columnLetters, type Sheet, sheetXml, textOf } from './xlsx-sheet.ts'
import { stylesXml } from './xlsx-styles.ts'
import { xmlHead } from './xml.ts'
import { createZip } from './zip.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook whose sheets are written one after another, each row as it comes: only compressed bytes stay in memory. The rows of a later
 * sheet are asked for after those of the earlier ones. Each sheet has its first row frozen, filtered and repeated in print.
 */
export const writeXlsx = (sheets: readonly Sheet[], zone: string): Buffer => {
  const zip = createZip()
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }))
  const parts = numbered.map(
    ({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${partType}.worksheet+xml"/>`,
  )
  zip.add('[Content_Types].xml', [
    `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/>${parts.join('')}</Types>`,
  ])
  zip.add('_rels/.rels', [
    `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  const links = numbered.map(
    ({ number }) =>
      `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )
  zip.add('xl/_rels/workbook.xml.rels', [
    `${xmlHead}<Relationships xmlns="${packages}/relationships">${links.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ])
  zip.add('xl/styles.xml', [stylesXml])
  const lengths: number[] = []
  for (const { sheet, number } of numbered)
    zip.add(
      `xl/worksheets/sheet${number}.xml`,
      sheetXml(sheet, { zone, first: number === 1, done: (rows) => lengths.push(rows) }),
    )
  zip.add('xl/workbook.xml', [workbookXml(sheets, lengths)])
  return zip.end()
}

const workbookXml = (sheets: readonly Sheet[], lengths: readonly number[]): string => {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${textOf(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const places = sheets.map(({ name }) => `'${textOf(name.replaceAll("'", "''"))}'!`)
  const filters = sheets.map(
    ({ columns }, index) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${places[index]}$A$1:$${columnLetters(columns.length - 1)}$${lengths[index]}</definedName>`,
  )
  const titles = sheets.map(
    (_, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${places[index]}$1:$1</definedName>`,
  )
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${[...filters, ...titles].join('')}</definedNames></workbook>`
}
