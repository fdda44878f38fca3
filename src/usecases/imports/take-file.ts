import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { newId } from '../../db/ids.ts'
import { type RecordImport, saveImport } from '../../db/imports.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { settle } from '../../db/outbox-delivery.ts'
import { readActor } from '../../db/people.ts'
import {
  type CellFault,
  cellAddress,
  columnKey,
  type ImportColumns,
  type ImportRow,
  importRows,
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
import { drawImport } from './draw-import.ts'
import { planRow } from './plan-row.ts'
import { rowsAtOnce, rowsCtx } from './rows-ctx.ts'

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
  const { kind, rows, hash, columns } = begun
  const above = new Map<string, number>()
  const faults: CellFault[] = []
  let [fit, same] = [0, 0]
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await inTransaction('import', async (ctx) => {
      const own: ActorCtx = { ...ctx, actor: await readActor(ctx.tx, errand.openId) }
      const slice = rows.slice(at, at + rowsAtOnce)
      const against = await rowsCtx(own, { kind, hash, above }, slice)
      for (const one of slice) {
        const planned = await planRow(own, against, one)
        if ('faults' in planned) faults.push(...planned.faults)
        else if (planned.plan.do === 'nothing') same += 1
        else fit += 1
      }
    })
  const faulty = new Set(faults.map((fault) => fault.row)).size
  await inTransaction('import', (ctx) =>
    report(ctx, row, errand, { kind: kind.key, rows, hash, faults, counts: { fit, same, faulty, columns } }),
  )
}

/** Rows looked through before something else has its turn: some milliseconds. */
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

const begin = async (
  ctx: Ctx,
  row: Outgoing,
  { openId }: FileErrand,
  read: FileRead,
  marked: readonly string[],
): Promise<{ kind: Kind; rows: ImportRow[]; columns: ImportColumns; hash: string } | undefined> => {
  const actor = await readActor(ctx.tx, openId)
  const own: ActorCtx = { ...ctx, actor }
  const kinds = kindsToImport(own)
  const refuse = async (text: Sentence): Promise<undefined> => {
    await sayPrivately(ctx, { openId, personId: actor.personId }, `import/${row.id}/refused`, { text })
    await settle(ctx.tx, row, { state: 'sent', at: ctx.now })
    return undefined
  }
  if (kinds.length === 0 || actor.personId === undefined) return refuse(t.importRefused('rights'))
  if (!read.ok)
    return refuse(read.fault === 'no-sheet' ? t.noSheet(kinds.map(({ word }) => word)) : t.importRefused(read.fault))
  const kind = kinds.find((one) => one.word === read.sheet || sheetName(one) === read.sheet)
  if (!kind) return refuse(t.noSheet(kinds.map(({ word }) => word)))
  if (marked.length > 0) {
    await noteMarked(own, { kind: 'import', fields: marked })
    return refuse(markedCells(kind.word, marked))
  }
  const found = importRows(
    read.rows,
    sheetOf(kind, false).columns.map((one) => ({ ...one, aliases: columnAliases[columnKey(one.column)] ?? [] })),
  )
  if (!found) return refuse(t.importRefused('no-titles'))
  const { rows, columns } = found
  if (rows.length === 0) return refuse(t.importRefused('empty'))
  const hash = createHash('sha256')
    .update(JSON.stringify([kind.key, rows]))
    .digest('hex')
    .slice(0, 32)
  return { kind, rows, columns, hash }
}

const report = async (
  ctx: Ctx,
  row: Outgoing,
  { openId, fileName }: FileErrand,
  checked: Pick<RecordImport, 'kind' | 'rows' | 'hash' | 'faults' | 'counts'>,
): Promise<void> => {
  // Somebody else has the row now, and reports.
  if (!(await settle(ctx.tx, row, { state: 'sent', at: ctx.now }))) return
  const actor = await readActor(ctx.tx, openId)
  if (actor.personId === undefined) return
  const one: RecordImport = {
    ...checked,
    id: newId('import'),
    personId: actor.personId,
    messageId: row.target.id,
    fileName,
    state: 'open',
    createdAt: ctx.now,
  }
  await saveImport(ctx.tx, one)
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
  if (one.faults.length > 0) await sendMarked(ctx, one, { openId, personId: actor.personId, after: outboxId })
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
