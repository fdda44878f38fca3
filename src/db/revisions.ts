import type { Revision } from '../domain/report.ts'
import type { Instant } from '../domain/time.ts'
import { prepared, unawaited } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'
import { markUnindexed } from './search-index.ts'

/** Its content has the shape of its kind of report: whoever reads it knows which. */
export const toRevision = <Content = unknown>(row: Database['revision']): Revision<Content> => ({
  rev: row.rev,
  content: JSON.parse(row.content) as Content,
  filedBy: row.filed_by,
  filedByName: row.filed_by_name,
  ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of }),
  post: row.post as Revision['post'],
  kind: row.kind as Revision['kind'],
  ...(row.reason === null ? {} : { reason: row.reason }),
  sentAt: row.sent_at,
  receivedAt: row.received_at,
})

/** @throws when `sourceKey` filed before: one cause makes one revision. */
export const addRevision = async (
  tx: Tx,
  id: string,
  sourceKey: string,
  revision: Revision<unknown>,
): Promise<void> => {
  await insert(tx, {
    item_id: id,
    rev: revision.rev,
    source_key: sourceKey,
    kind: revision.kind,
    content: JSON.stringify(revision.content),
    filed_by: revision.filedBy,
    filed_by_name: revision.filedByName,
    on_behalf_of: revision.onBehalfOf ?? null,
    post: revision.post,
    reason: revision.reason ?? null,
    sent_at: revision.sentAt,
    received_at: revision.receivedAt,
  })
  await markUnindexed(tx, id)
}

const insert = unawaited<Database['revision']>((db, slot) =>
  db.insertInto('revision').values({
    item_id: slot('item_id'),
    rev: slot('rev'),
    source_key: slot('source_key'),
    kind: slot('kind'),
    content: slot('content'),
    filed_by: slot('filed_by'),
    filed_by_name: slot('filed_by_name'),
    on_behalf_of: slot('on_behalf_of'),
    post: slot('post'),
    reason: slot('reason'),
    sent_at: slot('sent_at'),
    received_at: slot('received_at'),
  }),
)

export const readRevision = async <Content = unknown>(
  db: Executor,
  id: string,
  rev: number,
): Promise<Revision<Content> | undefined> => {
  const [row] = await byRev(db, { id, rev })
  return row && toRevision<Content>(row)
}

const byRev = prepared<{ id: string; rev: number }, Database['revision']>((db, slot) =>
  db.selectFrom('revision').selectAll().where('item_id', '=', slot('id')).where('rev', '=', slot('rev')),
)

/** The newest revision that had been received by `at`. */
export const revisionReceivedBy = async <Content = unknown>(
  db: Executor,
  id: string,
  at: Instant,
): Promise<Revision<Content> | undefined> => {
  const row = await db
    .selectFrom('revision')
    .selectAll()
    .where('item_id', '=', id)
    .where('received_at', '<=', at)
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRevision<Content>(row)
}
