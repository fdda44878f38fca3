import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { newId } from '../../db/ids.ts'
import { type RecordImport, saveImport, saveImportPart, setImportState } from '../../db/imports.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { settle } from '../../db/outbox-delivery.ts'
import { readActor } from '../../db/people.ts'
import {
  belowTitles,
  type CellFault,
  cellAddress,
  columnKey,
  type ImportRow,
  type SheetBelow,
} from '../../domain/records/import.ts'
import { chainsFor } from '../../domain/rights.ts'
import { isMarked } from '../../domain/secrecy.ts'
import type { ReadWorkbook } from '../../exports/read-workbook.ts'
import type { MarkedWish } from '../../exports/wish.ts'
import * as t from '../../texts/imports.ts'
import type { Sentence } from '../../texts/plain.ts'
import { markedCells } from '../../texts/secrecy.ts'
import { columnAliases } from '../../texts/sheets.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx, InTransaction } from '../context.ts'
import { allKinds, filledKinds, type Kind } from '../records/kinds.ts'
import { importRight } from '../records/rights.ts'
import { sheetName, sheetOf } from '../records/sheet.ts'
import { sayPrivately, sendTo } from '../say.ts'
import { noteMarked } from '../secrecy.ts'
import { drawImport, mostFaults } from './draw-import.ts'
import { planRow } from './plan-row.ts'
import { eachRow } from './rows-ctx.ts'

/** The errand of a file that somebody sent, as its row remembers it. */
export interface FileErrand {
  fileKey: string
  fileName: string
  openId: string
}
export type FileRead = ReadWorkbook | { ok: false; fault: 'gone' | 'failed' | 'csv-name' }

/** Kinds whose files this person may hand in. */
export const kindsToImport = ({ actor }: Pick<ActorCtx, 'actor'>): Kind[] =>
  filledKinds.filter((kind) => chainsFor(actor, importRight(kind)).length > 0)

/** A file that was sent has been read, or could not be: the report of it, or why there is none. Nothing in it counts yet. */
export const takeFile = async (inTransaction: InTransaction, row: Outgoing, read: FileRead): Promise<void> => {
  const errand = JSON.parse(row.body) as FileErrand
  const markers = await inTransaction('import', async ({ rules }) => rules.markers)
  const marked = read.ok ? await markedIn(read.rows, markers) : []
  const begun = await inTransaction('import', (ctx) => begin(ctx, row, errand, read, marked))
  if (!begun) return
  const { kind, below } = begun
  const { rows, hash } = await filledRows(kind, below, read.ok ? read.rows : [])
  if (rows.length === 0) {
    await inTransaction('import', (ctx) => refuse(ctx, row, errand, t.importRefused('empty')))
    return
  }
  const id = newId('import')
  const faults: CellFault[] = []
  let [fit, same, corrects] = [0, 0, 0]
  await eachRow(inTransaction, { kind, hash, openId: errand.openId, above: new Map() }, rows, {
    take: async (ctx, against, one) => {
      const planned = await planRow(ctx, against, one)
      if ('faults' in planned) faults.push(...planned.faults)
      else if (planned.plan.do === 'nothing') same += 1
      else {
        fit += 1
        if (planned.plan.do === 'correct') corrects += 1
      }
    },
  })
  const faulty = new Set(faults.map((fault) => fault.row)).size
  const counts = { fit, same, corrects, faulty, faults: faults.length, columns: below.columns }
  const one = await inTransaction('import', (ctx) =>
    keep(ctx, row, errand, { id, kind: kind.key, hash, faults: faults.slice(0, mostFaults), counts }),
  )
  if (!one) return
  await keepRows(inTransaction, id, rows, faults)
  await inTransaction('import', (ctx) => report(ctx, row, errand, one))
}

/** Rows looked through before something else has its turn, and rows kept together: some milliseconds. */
const rowsInOneGo = 500

/** Addresses of the cells that carry a 涉密标识. */
const markedIn = async (rows: readonly (readonly string[])[], markers: readonly string[]): Promise<string[]> => {
  const marked: string[] = []
  for (const [index, cells] of rows.entries()) {
    if (index % rowsInOneGo === 0) await setImmediate()
    for (const [column, cell] of cells.entries())
      if (isMarked(cell, markers)) marked.push(cellAddress(column, index + 1))
  }
  return marked
}

/** The rows that somebody has filled, and a hash of what they say. */
const filledRows = async (
  kind: Kind,
  below: SheetBelow,
  sheet: readonly (readonly string[])[],
): Promise<{ rows: ImportRow[]; hash: string }> => {
  const rows: ImportRow[] = []
  const hash = createHash('sha256').update(`[${JSON.stringify(kind.key)},[`)
  for (let index = below.from; index < sheet.length; index += 1) {
    if (index % rowsInOneGo === 0) await setImmediate()
    const row = below.read(sheet[index] ?? [], index)
    if (!row) continue
    hash.update((rows.length > 0 ? ',' : '') + JSON.stringify(row))
    rows.push(row)
  }
  return { rows, hash: hash.update(']]').digest('hex').slice(0, 32) }
}

const keepRows = async (
  inTransaction: InTransaction,
  id: string,
  rows: readonly ImportRow[],
  faults: readonly CellFault[],
): Promise<void> => {
  for (let first = 0; first < rows.length; first += rowsInOneGo) {
    const part = rows.slice(first, first + rowsInOneGo)
    const [from, to] = [part[0]?.row ?? 0, part.at(-1)?.row ?? 0]
    const wrong = faults.filter((fault) => fault.row >= from && fault.row <= to)
    await inTransaction('import', ({ tx }) => saveImportPart(tx, id, { first, rows: part, faults: wrong }))
  }
}

const refuse = async (ctx: Ctx, row: Outgoing, { openId }: FileErrand, text: Sentence): Promise<undefined> => {
  const { personId } = await readActor(ctx.tx, openId)
  await sayPrivately(ctx, { openId, personId }, `import/${row.id}/refused`, { text })
  await settle(ctx.tx, row, { state: 'sent', at: ctx.now })
  return undefined
}

const begin = async (
  ctx: Ctx,
  row: Outgoing,
  errand: FileErrand,
  read: FileRead,
  marked: readonly string[],
): Promise<{ kind: Kind; below: SheetBelow } | undefined> => {
  const actor = await readActor(ctx.tx, errand.openId)
  const own: ActorCtx = { ...ctx, actor }
  const kinds = kindsToImport(own)
  const no = (text: Sentence) => refuse(ctx, row, errand, text)
  if (kinds.length === 0 || actor.personId === undefined) return no(t.importRefused('rights'))
  if (!read.ok)
    return no(read.fault === 'no-sheet' ? t.noSheet(kinds.map(({ word }) => word)) : t.importRefused(read.fault))
  const kind = kinds.find((one) => one.word === read.sheet || sheetName(one) === read.sheet)
  if (!kind) return no(t.noSheet(kinds.map(({ word }) => word)))
  if (marked.length > 0) {
    await noteMarked(own, { kind: 'import', fields: marked })
    return no(markedCells(kind.word, marked))
  }
  const below = belowTitles(
    read.rows,
    sheetOf(kind, false).columns.map((one) => ({ ...one, aliases: columnAliases[columnKey(one.column)] ?? [] })),
  )
  return below ? { kind, below } : no(t.importRefused('no-titles'))
}

/** What has been checked, before its rows: nobody has a card yet to press on. */
const keep = async (
  ctx: Ctx,
  row: Outgoing,
  { openId, fileName }: FileErrand,
  checked: Pick<RecordImport, 'id' | 'kind' | 'hash' | 'faults' | 'counts'>,
): Promise<RecordImport | undefined> => {
  const { personId } = await readActor(ctx.tx, openId)
  if (personId === undefined) {
    await settle(ctx.tx, row, { state: 'sent', at: ctx.now })
    return undefined
  }
  const about = { personId, messageId: row.target.id, fileName } as const
  const one: RecordImport = { ...checked, ...about, state: 'open', createdAt: ctx.now }
  await saveImport(ctx.tx, one)
  return one
}

const report = async (ctx: Ctx, row: Outgoing, { openId }: FileErrand, one: RecordImport): Promise<void> => {
  // Somebody else has the row now, and reports.
  if (!(await settle(ctx.tx, row, { state: 'sent', at: ctx.now }))) return setImportState(ctx.tx, one.id, 'dropped')
  const actor = await readActor(ctx.tx, openId)
  const { columns: _, ...detail } = one.counts
  await audited({ ...ctx, actor }, `${one.kind}/import-check`, { object: one.id, detail })
  const outboxId = newId('out')
  await sayPrivately(
    ctx,
    actor,
    `import/${row.id}/report`,
    { card: drawImport(one) },
    { topic: 'record-card', item: { id: one.id }, outboxId },
  )
  if (one.faults.length > 0) await sendMarked(ctx, one, { openId, personId: one.personId, after: outboxId })
}

/** The workbook goes back with what is wrong marked in its own place. */
const sendMarked = async (
  ctx: Ctx,
  { id, kind: key, fileName }: RecordImport,
  to: { openId: string; personId: string; after: string },
): Promise<void> => {
  const kind = allKinds.find((one) => one.key === key)
  if (!kind) return
  const wish: MarkedWish = {
    marked: id,
    right: importRight(kind),
    sheet: sheetOf(kind, false),
    name: t.markedName(fileName),
    zone: ctx.rules.zone,
  }
  await sendTo(
    ctx,
    { type: 'open_id', id: to.openId, personId: to.personId },
    { key: `import/${id}/marked`, topic: 'file', content: { file: wish }, afterId: to.after },
  )
}
