import type { Paragraph } from 'docx'
import type { ExportSource, RecordRow } from '../db/export-source.ts'
import { ownTaskForce } from '../domain/records/known.ts'
import * as t from '../texts/ledger-file.ts'
import { districtWide, formalNumber } from '../texts/records.ts'
import { paragraph, writePage } from './page.ts'
import type { LedgerWish } from './wish.ts'

/** What is open, kind by kind, as it stands when the file is made. What has been closed meanwhile is left out. */
export const writeLedger = (source: ExportSource, wish: LedgerWish): Promise<Buffer> =>
  writePage([...bodyOf(source, wish)])

function* bodyOf(source: ExportSource, { ledger, title, subtitle }: LedgerWish): Iterable<Paragraph> {
  yield paragraph('Title', title)
  yield paragraph('Subtitle', subtitle)
  for (const kind of ledger.kinds) {
    const rows = [...source.records(kind.of.map((id) => ({ id, late: 0 })))].filter(({ record }) => record.open)
    if (rows.length === 0) continue
    yield paragraph('Heading1', t.ledgerKind(kind.word, rows.length))
    for (const [index, row] of rows.entries()) yield* itemOf(row, index + 1, kind, ledger.ofMany)
  }
}

const itemOf = (
  { record, chain }: RecordRow,
  place: number,
  { word, states, unit }: LedgerWish['ledger']['kinds'][number],
  ofMany: boolean,
): Paragraph[] => {
  const { title, sensitive, due, lit, state } = record
  const facts = {
    chain: ofMany ? (chain ?? districtWide) : undefined,
    unit: unit || record.unit !== ownTaskForce ? record.unit : undefined,
    ...{ due, lit, state: states[state] ?? state },
  }
  return [
    paragraph('Heading2', t.ledgerItem(place, formalNumber(word, record), sensitive ? undefined : title)),
    paragraph('Body', t.ledgerFacts(facts)),
  ]
}
