import type { CellFault, ImportCounts, ImportRow } from '../domain/records/import.ts'
import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** `open` → `applying` → `done`, or `dropped`. */
export interface RecordImport {
  id: string
  kind: string
  personId: string
  messageId: string
  fileName: string
  hash: string
  state: 'open' | 'applying' | 'done' | 'dropped'
  /** The first faults, for its report. */
  faults: CellFault[]
  counts: ImportCounts
  createdAt: Instant
}

/** A part of the rows of a file, and what is wrong with them. */
export interface ImportPart {
  /** Which of all rows its first is. */
  first: number
  rows: ImportRow[]
  faults: CellFault[]
}

/** How far the rows of a file have been applied. */
export interface ImportProgress {
  /** Rows gone through. */
  at: number
  made: number
  corrected: number
  /** Rows that no longer fitted. */
  left: number
  /** Rows that said by then what stood there already. */
  same: number
  /** How many have come to whom, by what says who works a record. */
  came: Readonly<Record<string, number>>
}

export const saveImport = async (tx: Tx, one: RecordImport): Promise<void> => {
  const row = {
    kind: one.kind,
    person_id: one.personId,
    message_id: one.messageId,
    file_name: one.fileName,
    hash: one.hash,
    state: one.state,
    faults: JSON.stringify(one.faults),
    counts: JSON.stringify(one.counts),
    created_at: one.createdAt,
  }
  await tx
    .insertInto('record_import')
    .values({ id: one.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export const setImportState = async (tx: Tx, id: string, state: RecordImport['state']): Promise<void> => {
  await tx.updateTable('record_import').set({ state }).where('id', '=', id).execute()
}

export const saveImportPart = async (tx: Tx, id: string, { first, rows, faults }: ImportPart): Promise<void> => {
  await tx
    .insertInto('import_rows')
    .values({ import_id: id, first, rows: JSON.stringify(rows), faults: JSON.stringify(faults) })
    .execute()
}

/** The part that a row of an import is in; undefined beyond the last. */
export const readImportPart = async (db: Executor, id: string, at: number): Promise<ImportPart | undefined> => {
  const [row] = await partAt(db, { id, at })
  const part = row && {
    first: row.first,
    rows: JSON.parse(row.rows) as ImportRow[],
    faults: JSON.parse(row.faults) as CellFault[],
  }
  return part && at < part.first + part.rows.length ? part : undefined
}

const partAt = prepared<{ id: string; at: number }, Database['import_rows']>((db, slot) =>
  db
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', slot('id'))
    .where('first', '<=', slot('at'))
    .orderBy('first', 'desc')
    .limit(1),
)

export const saveProgress = async (tx: Tx, id: string, progress: ImportProgress): Promise<void> => {
  await writeProgress(tx, { id, progress: JSON.stringify(progress) })
}

const writeProgress = prepared<{ id: string; progress: string }, unknown>((db, slot) =>
  db
    .updateTable('record_import')
    .set({ progress: slot('progress') })
    .where('id', '=', slot('id')),
)

export const readProgress = async (db: Executor, id: string): Promise<ImportProgress | undefined> => {
  const row = await db.selectFrom('record_import').select('progress').where('id', '=', id).executeTakeFirst()
  return row?.progress ? (JSON.parse(row.progress) as ImportProgress) : undefined
}

export const readImport = async (db: Executor, id: string): Promise<RecordImport | undefined> => {
  const row = await db.selectFrom('record_import').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toImport(row)
}

const toImport = (row: Database['record_import']): RecordImport => ({
  id: row.id,
  kind: row.kind,
  personId: row.person_id,
  messageId: row.message_id,
  fileName: row.file_name,
  hash: row.hash,
  state: row.state as RecordImport['state'],
  faults: JSON.parse(row.faults) as CellFault[],
  counts: JSON.parse(row.counts) as ImportCounts,
  createdAt: row.created_at,
})
