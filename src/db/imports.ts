import type { CellFault, ImportCounts, ImportRow } from '../domain/records/import.ts'
import type { Instant } from '../domain/time.ts'
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
  rows: ImportRow[]
  faults: CellFault[]
  counts: ImportCounts
  createdAt: Instant
}

export const saveImport = async (tx: Tx, one: RecordImport): Promise<void> => {
  const row = {
    kind: one.kind,
    person_id: one.personId,
    message_id: one.messageId,
    file_name: one.fileName,
    hash: one.hash,
    state: one.state,
    rows: JSON.stringify(one.rows),
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

export const readImport = async (db: Executor, id: string): Promise<RecordImport | undefined> => {
  const row = await db.selectFrom('record_import').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toImport(row)
}

export const toImport = (row: Database['record_import']): RecordImport => ({
  id: row.id,
  kind: row.kind,
  personId: row.person_id,
  messageId: row.message_id,
  fileName: row.file_name,
  hash: row.hash,
  state: row.state as RecordImport['state'],
  rows: JSON.parse(row.rows) as ImportRow[],
  faults: JSON.parse(row.faults) as CellFault[],
  counts: JSON.parse(row.counts) as ImportCounts,
  createdAt: row.created_at,
})
