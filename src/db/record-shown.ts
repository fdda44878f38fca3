import type { MineBlockKey } from '../domain/mine.ts'
import type { Instant } from '../domain/time.ts'
import type { MorningLine } from './morning-lines.ts'
import type { Executor, Tx } from './schema.ts'

/** How a card that names records beside its own is drawn anew, for whom it was drawn. A new sort of card is a case here. */
export type Shown = { by: string } & (
  | { as: 'list'; kind: string; words: string; page: number; chain?: string | undefined }
  | { as: 'mine'; list?: { of: MineBlockKey; page: number } | undefined }
  | { as: 'experience' }
  | { as: 'note'; lines: readonly MorningLine[] }
)

/** The card names these records from now on, and no others. */
export const showOn = async (
  tx: Tx,
  outboxId: string,
  shown: Shown,
  records: readonly string[],
  at: Instant,
): Promise<void> => {
  await tx.deleteFrom('record_shown').where('outbox_id', '=', outboxId).execute()
  const of = { outbox_id: outboxId, shown: JSON.stringify(shown), at }
  const rows = [...new Set(records)].map((record_id) => ({ record_id, ...of }))
  if (rows.length > 0) await tx.insertInto('record_shown').values(rows).execute()
}

/** Cards that name a record, the oldest first. */
export const cardsShowing = async (
  db: Executor,
  recordId: string,
): Promise<{ outboxId: string; shown: Shown; at: Instant }[]> =>
  (await db.selectFrom('record_shown').selectAll().where('record_id', '=', recordId).orderBy('at').execute()).map(
    (row) => ({ outboxId: row.outbox_id, shown: JSON.parse(row.shown) as Shown, at: row.at }),
  )
