import { parseCsv } from 'hucre/csv'
import { mostImported, type ReadWorkbook } from './read-workbook.ts'

/** UTF-8, or what WPS and Excel write in China. Text that is neither is not guessed at. */
const decoded = (file: Buffer): string | undefined => {
  const utf16 = file[0] === 0xff && file[1] === 0xfe
  for (const encoding of utf16 ? ['utf-16le'] : ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file)
    } catch {
      // The next one, if there is one.
    }
  return undefined
}

/** A csv has no sheets: it is read as the one its name says it is. Every cell is the text that was written. */
export const readCsv = (file: Buffer, sheet: string): ReadWorkbook => {
  const text = decoded(file)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has a NUL, whatever its name says
  if (text === undefined || /[\ufffd\u0000]/u.test(text)) return { ok: false, fault: 'garbled' }
  const rows = parseCsv(text).map((row) => row.map((cell) => String(cell ?? '').trim()))
  while (rows.at(-1)?.every((cell) => cell === '')) rows.pop()
  if (rows.length > mostImported + 1) return { ok: false, fault: 'too-many-rows' }
  return { ok: true, sheet, rows }
}
