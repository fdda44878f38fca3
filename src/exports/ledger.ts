import type { ExportSource, RecordRow } from '../db/export-source.ts'
import { ownTaskForce } from '../domain/records/known.ts'
import * as t from '../texts/ledger-file.ts'
import { districtWide, formalNumber } from '../texts/records.ts'
import { documentHead, documentTail, fixedParts, paragraph } from './docx-parts.ts'
import type { LedgerWish } from './wish.ts'
import { createZip } from './zip.ts'

/** What is open, kind by kind, as it stands when the file is made. What has been closed meanwhile is left out. */
export const writeLedger = (source: ExportSource, wish: LedgerWish): Buffer => {
  const zip = createZip()
  for (const [name, xml] of fixedParts) zip.add(name, [xml])
  zip.add('word/document.xml', bodyXml(source, wish))
  return zip.end()
}

function* bodyXml(source: ExportSource, { ledger, title, subtitle }: LedgerWish): Iterable<string> {
  yield documentHead
  yield paragraph('Title', title)
  yield paragraph('Subtitle', subtitle)
  for (const kind of ledger.kinds) {
    const rows = [...source.records(kind.of.map((id) => ({ id, late: 0 })))].filter(({ record }) => record.open)
    if (rows.length === 0) continue
    yield paragraph('Heading1', t.ledgerKind(kind.word, rows.length))
    for (const [index, row] of rows.entries()) yield itemXml(row, index + 1, kind, ledger.ofMany)
  }
  yield documentTail
}

const itemXml = (
  { record, chain }: RecordRow,
  place: number,
  { word, states, unit }: LedgerWish['ledger']['kinds'][number],
  ofMany: boolean,
): string => {
  const { title, sensitive, due, lit, state } = record
  const facts = {
    chain: ofMany ? (chain ?? districtWide) : undefined,
    unit: unit || record.unit !== ownTaskForce ? record.unit : undefined,
    ...{ due, lit, state: states[state] ?? state },
  }
  return [
    paragraph('Heading2', t.ledgerItem(place, formalNumber(word, record), sensitive ? undefined : title)),
    paragraph('Body', t.ledgerFacts(facts)),
  ].join('')
}
