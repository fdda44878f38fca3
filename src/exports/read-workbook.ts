import { zipSync } from 'fflate'
import { type UnzipFault, unzip } from './unzip.ts'

export const mostImported = 20_000

export type WorkbookFault = UnzipFault | 'no-sheet' | 'hidden' | 'too-many-rows' | 'garbled' | 'unreadable'
export type ReadWorkbook =
  /** The rows of the sheet, first to last, as text: a day as `2026-10-30`, a number with all its digits. */
  { ok: true; sheet: string; rows: string[][] } | { ok: false; fault: WorkbookFault }

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Text of a part; undefined where it cannot be decoded, or where characters were lost before it came here. */
const decoded = (part: Buffer): string | undefined => {
  try {
    const text = decoder.decode(part)
    return text.includes('\ufffd') ? undefined : text
  } catch {
    return undefined
  }
}

/** Reads the first of `sheets` that a workbook has. What the library gets to see has been unpacked and looked at by us and packed anew. */
export const readWorkbook = async (file: Buffer, sheets: readonly string[]): Promise<ReadWorkbook> => {
  const unpacked = unzip(file)
  if ('fault' in unpacked) return { ok: false, fault: unpacked.fault }
  const { parts } = unpacked
  if (!parts.has('xl/workbook.xml')) return { ok: false, fault: 'not-xlsx' }
  const safe: Record<string, Uint8Array> = {}
  for (const [name, part] of parts) {
    const text = decoded(part)
    if (text === undefined) return { ok: false, fault: 'garbled' }
    // Nothing that writes workbooks declares entities.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { ok: false, fault: 'unreadable' }
    safe[name] = part
  }
  const hidden = hiddenSheets(parts.get('xl/workbook.xml')?.toString() ?? '')
  const { readSheet } = await import('read-excel-file/universal')
  const packed = zipSync(safe, { level: 1 }).buffer
  for (const sheet of sheets.filter((one) => !hidden.has(one))) {
    try {
      const rows: unknown[][] = await readSheet(packed, sheet, { parseNumber: plainNumber, trim: true })
      while (rows.at(-1)?.every((cell) => cell === null)) rows.pop()
      if (rows.length > mostImported + 1) return { ok: false, fault: 'too-many-rows' }
      return { ok: true, sheet, rows: rows.map((row) => row.map(cellText)) }
    } catch (error) {
      if ((error as Error).name !== 'SheetNotFoundError') return { ok: false, fault: 'unreadable' }
    }
  }
  return { ok: false, fault: sheets.some((one) => hidden.has(one)) ? 'hidden' : 'no-sheet' }
}

/** Nobody has seen what stands in them before it was sent. */
const hiddenSheets = (workbook: string): Set<string> =>
  new Set(
    [...workbook.matchAll(/<(?:\w+:)?sheet [^>]*>/g)].flatMap(([sheet]) =>
      /\bstate="(?:hidden|veryHidden)"/.test(sheet) ? (/\bname="([^"]*)"/.exec(sheet)?.[1] ?? []) : [],
    ),
  )

/** As it stands in the file: through a number, eighteen digits would lose their last. */
const plainNumber = (digits: string): string => (/^-?\d+(?:\.\d+)?$/.test(digits) ? digits : String(Number(digits)))

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
