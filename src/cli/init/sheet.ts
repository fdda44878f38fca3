import { colToLetter } from 'hucre/xlsx'
import { districtOf, type FirstChain, type FirstDistrict, namesIn } from '../../domain/first-district.ts'
import { judgeDistrict } from '../../domain/judge-district.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { type ReadWorkbook, readWorkbook } from '../../exports/read-workbook.ts'
import { writeXlsx } from '../../exports/xlsx.ts'
import * as t from '../../texts/init.ts'
import { soundOf } from '../../usecases/words/pinyin.ts'

const ofDistrict = ['district', 'office'] as const satisfies readonly t.Title[]
const ofChain = ['name', 'short', 'chief', 'departments', 'incubating'] as const satisfies readonly t.Title[]
const widths: Partial<Record<t.Title, number>> = { name: 32, departments: 48, incubating: 8 }

/** The sheet to fill in. */
export const districtSheet = (): Promise<Buffer> => {
  const columns = (of: readonly t.Title[]) =>
    of.map((title) => ({ title: t.titles[title], width: widths[title] ?? 20 }))
  return writeXlsx(
    [
      { name: t.sheetNames.district, columns: columns(ofDistrict), rows: [['', t.usualOffice]] },
      { name: t.sheetNames.chains, columns: columns(ofChain), rows: [] },
      {
        name: t.sheetNames.how,
        columns: [{ title: t.sheetNames.how, width: 100, wrap: true }],
        rows: t.sheetHow.map((line) => [line]),
      },
    ],
    'Asia/Shanghai',
  )
}

/** A filled row: where it stands, and its words by title. */
interface Row {
  row: number
  cell: Partial<Record<t.Title, string>>
}

/** Reads a filled sheet. Every fault at once, each with sheet, row and column. */
export const readDistrictSheet = async (bytes: Buffer): Promise<Result<FirstDistrict, string[]>> => {
  const [district, chains] = [
    await readWorkbook(bytes, [t.sheetNames.district]),
    await readWorkbook(bytes, [t.sheetNames.chains]),
  ]
  const unread = [
    ...(district.ok ? [] : [t.workbookFaults[district.fault]]),
    ...(chains.ok ? [] : [t.workbookFaults[chains.fault]]),
  ]
  if (!district.ok || !chains.ok) return fail([...new Set(unread)])
  const [head, body] = [tableOf(district, ofDistrict), tableOf(chains, ofChain)]
  const untitled = [...head.faults, ...body.faults]
  if (untitled.length > 0) return fail(untitled)
  const [only] = head.rows
  const first: FirstDistrict = {
    district: only?.cell.district ?? '',
    office: only?.cell.office || t.usualOffice,
    chains: body.rows.map(chainOf),
  }
  const faults = [
    ...(only ? [] : [{ at: 0, say: t.noRow(t.sheetNames.district) }]),
    ...(body.rows.length > 0 ? [] : [{ at: 0, say: t.noRow(t.sheetNames.chains) }]),
    ...body.rows.flatMap((row) => ownFaults(row).map(([title, text]) => body.fault(row, title, text))),
    ...judged(first, { head, body }),
  ]
  const said = [...new Set(faults.toSorted((a, b) => a.at - b.at).map(({ say }) => say))]
  return said.length > 0 ? fail(said) : ok(first)
}

const chainOf = ({ cell }: Row): FirstChain => ({
  name: cell.name ?? '',
  short: cell.short ?? '',
  chief: cell.chief ?? '',
  departments: namesIn(cell.departments ?? ''),
  incubating: cell.incubating === t.yes,
})

/** What the district file would say in words of its own, which are no words of a sheet. */
const ownFaults = ({ cell }: Row): [t.Title, string][] => {
  const key = cell.incubating === undefined
  return [
    ...(cell.name === undefined ? [['name', t.noName] as [t.Title, string]] : []),
    ...(key && cell.chief === undefined ? [['chief', t.keyNeeds] as [t.Title, string]] : []),
    ...(key && cell.departments === undefined ? [['departments', t.keyNeeds] as [t.Title, string]] : []),
    ...(key || cell.incubating === t.yes ? [] : [['incubating', t.notYes] as [t.Title, string]]),
  ]
}

/** Key of the district file → column of the sheet. */
const columnOf: Record<string, t.Title> = {
  id: 'name',
  name: 'name',
  aliases: 'short',
  chief: 'chief',
  departments: 'departments',
  kind: 'incubating',
}

type Table = ReturnType<typeof tableOf>

/** What the district file would not take, in the place of the sheet. */
const judged = (first: FirstDistrict, { head, body }: { head: Table; body: Table }) => {
  const read = judgeDistrict(districtOf(first, soundOf))
  if (read.ok) return []
  return read.fault.flatMap(({ path: [part, at, key], message }) => {
    const [only] = head.rows
    if (part === 'district' || part === 'office') return only ? [head.fault(only, part, message)] : []
    const row = part === 'chains' ? body.rows[Number(at)] : undefined
    const title = columnOf[String(key)]
    // What is missing is said above, in words of the sheet.
    return row && title && row.cell[title] !== undefined ? [body.fault(row, title, message)] : []
  })
}

const tableOf = (
  { sheet, rows: [first = [], ...rest] }: Extract<ReadWorkbook, { ok: true }>,
  of: readonly t.Title[],
) => {
  const places = new Map(of.map((title) => [title, first.indexOf(t.titles[title])]))
  const rows: Row[] = rest.flatMap((cells, index) => {
    const cell: Row['cell'] = {}
    for (const [title, place] of places) if (cells[place]) cell[title] = cells[place]
    return Object.keys(cell).length > 0 ? [{ row: index + 2, cell }] : []
  })
  return {
    rows,
    faults: of.filter((title) => places.get(title) === -1).map((title) => t.noTitle(sheet, t.titles[title])),
    fault: ({ row }: Row, title: t.Title, text: string) => ({
      at: row,
      say: t.cellFault({ sheet, row, column: colToLetter(places.get(title) ?? 0), title: t.titles[title] }, text),
    }),
  }
}
